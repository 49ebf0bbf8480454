import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { idempotencyKeys } from '@/db/schema/idempotency-keys'
import { tasks } from '@/db/schema/tasks'
import { select } from './select'
import { joined, linesOf, type Row, readTenantRows, runAs } from './tenant-rows'

/** A person's rows as they have to stay. */
export class KeptRows {
  readonly #driver: Driver
  readonly #userId: string
  #rows: string

  private constructor(driver: Driver, userId: string, rows: string) {
    this.#driver = driver
    this.#userId = userId
    this.#rows = rows
  }

  static async of(driver: Driver, userId: string): Promise<KeptRows> {
    return new KeptRows(driver, userId, await readRows(driver, userId))
  }

  /** Whether any row is another than when that was last asked. If so, they are put back. */
  async haveChanged(): Promise<boolean> {
    if ((await readRows(this.#driver, this.#userId)) === this.#rows) return false
    await restoreRows(this.#driver, this.#userId, this.#rows)
    this.#rows = await readRows(this.#driver, this.#userId)
    return true
  }
}

const authTables = ['user', 'session', 'account'] as const

/** Everything there is of a person: the tenants' tables as they see them themselves, and Better Auth's. */
async function readRows(driver: Driver, userId: string): Promise<string> {
  const auth = linesOf(
    authTables.map((table) => ({ table, owner: table === 'user' ? 'id' : 'user_id', userId })),
  )
  const [own, { rows }] = await Promise.all([
    readTenantRows(driver, userId),
    select<Row>(driver.orm, auth),
  ])
  return [own, joined(rows)].join('\n')
}

/** Puts a person's rows back as they were, where they may be written. */
async function restoreRows(driver: Driver, userId: string, rows: string): Promise<void> {
  for (const table of [tasks, idempotencyKeys]) {
    const line = new RegExp(`^${getTableName(table)} \\d+ (.*)$`)
    const objects = rows.split('\n').flatMap((text) => line.exec(text)?.[1] ?? [])
    const columns = writableColumns(table)
    await runAs(driver, userId, (db) => [
      db.execute(sql`delete from ${table} where user_id = ${userId}`),
      db.execute(sql`
        insert into ${table} (${columns}) select ${columns}
        from json_populate_recordset(null::${table}, ${`[${objects.join(',')}]`}::json)`),
    ])
  }
}

/** Without those that the database makes of the others itself. */
function writableColumns(table: typeof tasks | typeof idempotencyKeys) {
  const columns = Object.values(getTableColumns(table)).filter(({ generated }) => !generated)
  return sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )
}
