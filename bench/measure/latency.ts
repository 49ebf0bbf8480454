import type { OpenResult } from '../load/job'
import type { Bench } from './bench'

export type Latency = OpenResult & { rate: number; connections: number }

const connectionsOfHalf = 64
const connectionsOfMany = 1000

/** Docket at half of what it can take, with requests that come whatever became of those before. */
export async function measureHalfPeak(bench: Bench, origin: string, peak: number) {
  return await measure(bench, origin, { rate: peak / 2, connections: connectionsOfHalf })
}

/** Docket at a quarter of what it can take, from very many who keep their connection. */
export async function measureManyConnections(bench: Bench, origin: string, peak: number) {
  return await measure(bench, origin, { rate: peak / 4, connections: connectionsOfMany })
}

async function measure(
  { load, plan }: Bench,
  origin: string,
  { rate, connections }: { rate: number; connections: number },
): Promise<Latency> {
  const job = { kind: 'open', origin, caseName: 'list', share: 0, rate, connections } as const
  await load.run({ ...job, seconds: plan.warmSeconds })
  const result = await load.run({ ...job, seconds: plan.openSeconds })
  return { ...result, rate, connections }
}
