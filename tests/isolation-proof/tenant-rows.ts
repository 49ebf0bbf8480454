import { type SQL, sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { isSessionGone } from '@/db/failures'
import { type Executable, runInScope, type TenantDatabase, tenantScope } from '@/db/tenant-scope'

export const tenantTables = ['tasks', 'idempotency_keys', 'security_events'] as const
export type TenantTable = (typeof tenantTables)[number]

/** Rows as text, one a line, each with the transaction that wrote it: so rewriting it alone shows. */
export type Row = { line: string }

/** A person's rows in the tenants' tables, for whoever may see them. */
export function tenantRows(userId: string): SQL {
  return linesOf(tenantTables.map((table) => ({ table, owner: 'user_id', userId })))
}

export function linesOf(parts: { table: string; owner: string; userId: string }[]): SQL {
  const selects = parts.map(
    ({ table, owner, userId }) => sql`
      select ${table}::text || ' ' || r.xmin::text || ' ' || row_to_json(r)::text as line
      from public.${sql.identifier(table)} r where r.${sql.identifier(owner)} = ${userId}`,
  )
  return sql`${sql.join(selects, sql` union all `)} order by 1`
}

/** A person's rows in the tenants' tables, as they see them themselves. */
export async function readTenantRows(driver: Driver, userId: string): Promise<string> {
  try {
    const [rows] = await runAs(driver, userId, (db) => [db.execute<Row>(tenantRows(userId))])
    return joined(rows)
  } catch (error) {
    if (isSessionGone(error)) return 'there is no such user any more'
    throw error
  }
}

export async function runAs<const S extends readonly Executable[]>(
  { transport }: Driver,
  userId: string,
  build: (db: TenantDatabase) => S,
) {
  return await runInScope(transport, tenantScope({ userId, sessionId: null }), build)
}

export function joined(rows: Row[]): string {
  return rows.map(({ line }) => line).join('\n')
}
