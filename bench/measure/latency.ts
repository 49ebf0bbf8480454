import type { OpenResult } from '../load/job'
import { recordOf } from '../record-of'
import { median } from '../report/percentile'
import type { Origins } from '../servers/find-differences'
import type { Bench } from './bench'

export type Latency = OpenResult & { rate: number; connections: number }

const connectionsOfHalf = 64
const connectionsOfMany = 1000
const compared = ['docket', 'limit'] as const

/**
 * Docket at half of what it can take, with requests that come whatever became of those before. The limit
 * at the same rate, in turn with it, says how much of a tail is the machine's. Each percentile is the
 * median of the rounds.
 */
export async function measureHalfPeak(bench: Bench, origins: Origins, peak: number) {
  const { openSeconds, rounds } = bench.plan
  const load = { rate: peak / 2, connections: connectionsOfHalf, seconds: openSeconds / rounds }
  const measured: Record<(typeof compared)[number], Latency[]> = { docket: [], limit: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const name of compared) measured[name].push(await measure(bench, origins[name], load))
  }
  return await recordOf(compared, (name) => inTheMiddle(measured[name]))
}

/** Docket at a quarter of what it can take, from very many who keep their connection. */
export async function measureManyConnections(bench: Bench, origin: string, peak: number) {
  const { openSeconds: seconds } = bench.plan
  return await measure(bench, origin, { rate: peak / 4, connections: connectionsOfMany, seconds })
}

type Load = { rate: number; connections: number; seconds: number }

async function measure({ load, plan }: Bench, origin: string, options: Load): Promise<Latency> {
  const job = { kind: 'open', origin, caseName: 'list', share: 0, ...options } as const
  await load.run({ ...job, seconds: plan.warmSeconds })
  return { ...(await load.run(job)), rate: options.rate, connections: options.connections }
}

function inTheMiddle(rounds: Latency[]): Latency {
  const [first] = rounds
  if (first === undefined) throw new Error('there was no round')
  const sum = (key: 'answers' | 'errors' | 'seconds') =>
    rounds.reduce((total, round) => total + round[key], 0)
  const middle = (key: keyof Latency['latencies']) =>
    median(rounds.map(({ latencies }) => latencies[key]))
  return {
    ...first,
    ...{ answers: sum('answers'), errors: sum('errors'), seconds: sum('seconds') },
    latencies: { p50: middle('p50'), p95: middle('p95'), p99: middle('p99'), max: middle('max') },
  }
}
