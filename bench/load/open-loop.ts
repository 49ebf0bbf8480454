import { Agent, request as send } from 'node:http'
import { percentile } from '../report/percentile'
import { cases, connectionsMax, type LoadRequest } from './cases'
import type { OpenJob, OpenResult } from './job'
import type { World } from './world'

const timeoutMs = 10_000

/**
 * Sends requests at a fixed rate whatever becomes of them, and times each from the moment it was due: who
 * waits because a server stalls is counted too, which a load that waits for its answers leaves out.
 */
export async function runOpenLoop(job: OpenJob, world: World): Promise<OpenResult> {
  const { origin, caseName, share, connections } = job
  // The one used longest ago is next, so that all stay in use.
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
    scheduling: 'fifo',
  })
  try {
    await openConnections(origin, agent, connections)
    const { requestOf, status } = cases[caseName]
    const arrivals = Math.ceil(job.rate * job.seconds)
    const latencies: number[] = []
    let errors = 0
    await atRate(job.rate, arrivals, async (nth, dueAt) => {
      const turn = { share, connection: nth % connectionsMax, sequence: nth }
      const answered = await statusOf(origin, agent, requestOf(world, turn)).catch(() => null)
      latencies.push(performance.now() - dueAt)
      if (answered !== status) errors += 1
    })
    latencies.sort((a, b) => a - b)
    const at = (part: number) => percentile(latencies, part)
    return {
      answers: latencies.length,
      errors,
      seconds: job.seconds,
      latencies: { p50: at(50), p95: at(95), p99: at(99), max: at(100) },
    }
  } finally {
    agent.destroy()
  }
}

/** Calls `work` for each arrival when it is due, or as soon after as the clock tells. */
export async function atRate(
  rate: number,
  arrivals: number,
  work: (nth: number, dueAt: number) => Promise<void>,
): Promise<void> {
  const start = performance.now()
  const underWay: Promise<void>[] = []
  while (underWay.length < arrivals) {
    const due = Math.min(arrivals, Math.floor(((performance.now() - start) / 1000) * rate) + 1)
    while (underWay.length < due) {
      const nth = underWay.length
      underWay.push(work(nth, start + (nth / rate) * 1000))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(underWay)
}

/** All at once, on a path that costs next to nothing, so that every one of them is there. */
async function openConnections(origin: string, agent: Agent, connections: number) {
  const live: LoadRequest = { method: 'GET', path: '/api/health/live', headers: {} }
  await Promise.all(Array.from({ length: connections }, () => statusOf(origin, agent, live)))
}

function statusOf(origin: string, agent: Agent, { method, path, headers, body }: LoadRequest) {
  return new Promise<number | undefined>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const options = { agent, method, headers: { ...headers, ...length }, timeout: timeoutMs }
    const request = send(`${origin}${path}`, options, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
      response.once('error', reject)
    })
    request.once('timeout', () => request.destroy(new Error('timed out')))
    request.once('error', reject)
    request.end(body)
  })
}
