import { type CaseName, caseNames } from '../load/cases'
import { timesByStatement } from '../report/statement-times'
import type { Bench } from './bench'

export type StatementTime = {
  caseName: CaseName
  statement: string
  count: number
  p50: number
  p95: number
}

/** So few that statements do not wait for one another. */
const connections = 2

/** What Docket's own statements take in the database, as the database says. */
export async function measureStatements(bench: Bench, origin: string): Promise<StatementTime[]> {
  const { database, load, plan } = bench
  const measured: StatementTime[] = []
  for (const caseName of caseNames) {
    // A bad token is refused before anything is asked of the database.
    if (caseName === 'refuse') continue
    const share = caseName === 'update' ? bench.freshShare() : 0
    const job = { kind: 'closed', origin, caseName, share, connections } as const
    const lines = await database.log.during(database.url, () =>
      load.run({ ...job, seconds: plan.statementSeconds }),
    )
    measured.push(...timesByStatement(lines).map((times) => ({ caseName, ...times })))
  }
  return measured
}
