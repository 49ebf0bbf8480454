import { getTableName, sql } from 'drizzle-orm'
import { account, jwks, rateLimit, session, user, verification } from '@/db/schema/auth'
import { requestCounts } from '@/db/schema/request-counts'
import type { SqlAttack } from './sql-attempt'
import type { Target } from './target'

const nobodys = [user, session, account, verification, jwks, rateLimit, requestCounts]

/** Ways to read that are no plain select of a tenants' table. */
export function readingAttacks(b: Target): SqlAttack[] {
  const all = sql`select user_id from public.tasks`
  return [
    ...nobodys.map((table) => ({
      name: `${getTableName(table)}: select`,
      statements: [sql`select 1 from ${table} limit 5`],
      reachesNone: true,
    })),
    {
      name: 'tasks: fetch all from a cursor',
      statements: [sql`declare docket_proof cursor for ${all}`, sql`fetch all from docket_proof`],
    },
    {
      name: 'tasks: an error where a hidden row meets a filter',
      statements: [
        sql`select user_id from public.tasks
          where 1 / (case when user_id = ${b.user} then 1 else 0 end) = 1`,
      ],
    },
  ]
}
