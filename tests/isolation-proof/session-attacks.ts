import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { asUser, type SqlAttack } from './sql-attempt'
import { newWord, type Target } from './target'

const all = sql`select user_id from public.tasks`
const own = sql`set local role none`

/** What one connection could keep of one person for the next. */
export function sessionAttacks(a: Target, b: Target): SqlAttack[] {
  const prepared = sql.identifier(`docket_proof_${newWord()}`)
  const execute = sql`execute ${prepared}`
  const once = [sql`set local plan_cache_mode = force_generic_plan`, execute]
  const reuse = { statements: [execute], tidy: sql`deallocate ${prepared}` }
  return [
    {
      ...reuse,
      name: 'a prepared statement that A has run',
      prepare: [asUser(a.user), sql`prepare ${prepared} as ${all}`, ...once, own],
    },
    {
      ...reuse,
      name: 'a prepared statement that the connecting role has run',
      prepare: [sql`prepare ${prepared} as ${all}`, ...once],
    },
    {
      name: 'a temporary table in place of tasks, for what B writes',
      prepare: [
        sql`create temporary table tasks (like public.tasks including defaults)`,
        sql`grant all on pg_temp.tasks to docket_app`,
      ],
      statements: [
        sql`insert into tasks (user_id, id, title) values (${b.user}, ${randomUUID()}, 'Mine')`,
        sql`select user_id from pg_temp.tasks`,
      ],
      reachesNone: true,
    },
  ]
}
