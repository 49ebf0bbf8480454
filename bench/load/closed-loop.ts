import autocannon from 'autocannon'
import { type BenchCase, cases, type LoadRequest, turnsOfConnection } from './cases'
import type { ClosedJob, ClosedResult } from './job'
import type { World } from './world'

/** Loads a server with all that it can take over some connections. */
export async function runClosedLoop(job: ClosedJob, world: World): Promise<ClosedResult> {
  const { origin, caseName, share, connections } = job
  const wanted = cases[caseName]
  let connection = 0
  const result = await autocannon({
    url: origin,
    connections,
    ...('amount' in job ? { amount: job.amount } : { duration: job.seconds }),
    // How often it looks whether the time is up.
    sampleInt: 100,
    setupClient(client) {
      client.setRequests(requestsOf(wanted, world, { share, connection }))
      connection += 1
    },
  })
  const counts = Object.entries(result.statusCodeStats ?? {})
  const answers = counts.reduce((sum, [, { count = 0 }]) => sum + count, 0)
  const expected = result.statusCodeStats?.[`${wanted.status}`]?.count ?? 0
  return { answers, errors: answers - expected + result.errors, seconds: result.duration }
}

/** What comes again is built once; else building would take the processor from what is measured. */
function requestsOf(
  wanted: BenchCase,
  world: World,
  place: { share: number; connection: number },
): autocannon.Request[] {
  if (!wanted.isEachNew) {
    return Array.from({ length: turnsOfConnection }, (_, sequence) =>
      wanted.requestOf(world, { ...place, sequence }),
    )
  }
  let sequence = 0
  const next = (): LoadRequest => {
    const request = wanted.requestOf(world, { ...place, sequence })
    sequence += 1
    return request
  }
  return [{ setupRequest: (defaults) => ({ ...defaults, ...next() }) }]
}
