import type { SQL } from 'drizzle-orm'
import type { Orm } from '@/db/driver'

export type Selected<Row> = { rows: Row[]; count: number }

/** Runs a statement. What every driver answers it with is missing from Drizzle's base type. */
export async function select<Row extends object>(orm: Orm, statement: SQL): Promise<Selected<Row>> {
  const { rows, rowCount } = (await orm.execute(statement)) as unknown as {
    rows: Row[]
    rowCount?: number | null
  }
  return { rows, count: rowCount ?? rows.length }
}
