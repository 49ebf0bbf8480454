import type { Bench } from './bench'

/** Lists per second with so many processes on one port. */
export type Workers = { workers: number; limits: 'on' | 'off'; perSecond: number; errors: number }

/**
 * What a second process adds. Several count requests in Postgres, which has its price, so it is measured
 * with and without.
 */
export async function measureWorkers(bench: Bench): Promise<Workers[]> {
  const { warmSeconds, roundSeconds } = bench.plan
  const measured: Workers[] = []
  for (const limits of ['on', 'off'] as const) {
    for (const workers of [1, 2]) {
      const off = limits === 'off' ? { RATE_LIMIT_PER_MINUTE: '0' } : undefined
      const settings = { WORKERS: String(workers), ...off }
      const result = await bench.with('docket', settings, async ({ origin }) => {
        await bench.loadFor(warmSeconds, origin, 'list')
        return await bench.loadFor(roundSeconds, origin, 'list')
      })
      const perSecond = result.answers / result.seconds
      measured.push({ workers, limits, perSecond, errors: result.errors })
    }
  }
  return measured
}
