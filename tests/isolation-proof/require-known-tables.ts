import { sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { CouldNotRun } from './could-not-run'
import { select } from './select'
import { tenantTables } from './tenant-rows'

/** @throws CouldNotRun where the tenant role has rights on a table that no attempt is about. */
export async function requireKnownTables({ orm }: Driver): Promise<void> {
  const { rows } = await select<{ name: string }>(
    orm,
    sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and has_table_privilege('docket_app', oid, 'select, insert, update, delete')
      order by 1`,
  )
  const known = new Set<string>(tenantTables)
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name))
  if (unknown.length > 0) throw new CouldNotRun(`The proof does not try ${unknown.join(', ')}.`)
}
