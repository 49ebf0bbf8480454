import { type CaseName, caseNames } from '../load/cases'
import { recordOf } from '../record-of'
import { median } from '../report/percentile'
import type { Origins } from '../servers/find-differences'
import { type ServerName, serverNames } from '../servers/start-server'
import type { Bench } from './bench'

/** Requests per second, in each round and in the middle of them. */
export type Rate = { perSecond: number; rounds: number[]; errors: number }
export type Throughput = Record<CaseName, Record<ServerName, Rate>>

/** How many requests each of the four answers, case by case and in turn. */
export async function measureThroughput(bench: Bench, origins: Origins): Promise<Throughput> {
  return await recordOf(caseNames, async (caseName) => {
    if (caseName !== 'refuse') return await measureCase(bench, caseName, origins)
    // Whoever fails sixty times a minute is answered 429, so here, and only here, limits are off.
    return await withoutLimits(bench, origins, (of) => measureCase(bench, caseName, of))
  })
}

async function measureCase(bench: Bench, caseName: CaseName, origins: Origins) {
  const { warmSeconds, roundSeconds, rounds } = bench.plan
  const rates = await recordOf(serverNames, async (name) => {
    const { errors } = await bench.loadFor(warmSeconds, origins[name], caseName)
    return { rounds: [] as number[], errors }
  })
  for (let round = 0; round < rounds; round += 1) {
    for (const name of startingAt(round)) {
      const result = await bench.loadFor(roundSeconds, origins[name], caseName)
      rates[name].rounds.push(result.answers / result.seconds)
      rates[name].errors += result.errors
    }
  }
  return await recordOf(serverNames, (name) => {
    return { ...rates[name], perSecond: median(rates[name].rounds) }
  })
}

/** Each round begins with another one. */
function startingAt(round: number) {
  const first = round % serverNames.length
  return [...serverNames.slice(first), ...serverNames.slice(0, first)]
}

async function withoutLimits<T>(
  bench: Bench,
  origins: Origins,
  work: (origins: Origins) => Promise<T>,
): Promise<T> {
  const off = { RATE_LIMIT_PER_MINUTE: '0' }
  return await bench.with('docket', off, (docket) =>
    bench.with('next', off, (next) =>
      work({ ...origins, docket: docket.origin, next: next.origin }),
    ),
  )
}
