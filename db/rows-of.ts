import type { SQL } from 'drizzle-orm'
import type { Orm } from './driver'

/** Every driver answers a plain statement with its rows under `rows`, which Drizzle's base type omits. */
export async function rowsOf<Row>(orm: Orm, query: SQL): Promise<Row[]> {
  const { rows } = (await orm.execute(query)) as unknown as { rows: Row[] }
  return rows
}
