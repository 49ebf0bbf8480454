import type { Latency } from '../measure/latency'
import type { Memory } from '../measure/memory'
import type { StartTimes } from '../measure/start-times'
import type { StatementTime } from '../measure/statements'
import type { Throughput } from '../measure/throughput'
import type { Workers } from '../measure/workers'

/** All that a run found: what bench/results.json holds. */
export type Results = {
  machine: Machine
  throughput: Throughput
  halfPeak: Latency
  limitAtThatRate: Latency
  manyConnections: Latency
  embedded: { perSecond: number; errors: number }
  workers: Workers[]
  startTimes: StartTimes
  memory: Memory & { errors: number }
  statements: StatementTime[]
  functionKilobytes: Record<string, number>
}

export type Machine = {
  processor: string
  cores: number
  node: string
  postgres: string
  date: string
  /** The load of the machine before the run: of one that is not idle, only ratios say anything. */
  loadBefore: number
}

/** How many requests were answered other than expected, or not at all. */
export function countErrors(results: Results): number {
  const { throughput, halfPeak, limitAtThatRate, manyConnections, embedded, workers, memory } =
    results
  const rates = Object.values(throughput).flatMap((servers) => Object.values(servers))
  const counts = [
    ...rates,
    halfPeak,
    limitAtThatRate,
    manyConnections,
    embedded,
    ...workers,
    memory,
  ]
  return counts.reduce((sum, { errors }) => sum + errors, 0)
}
