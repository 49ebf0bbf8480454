import { eq, sql } from 'drizzle-orm'
import type { Driver, Orm } from './driver'
import { DatabaseRefusal } from './failures'
import { changedFile } from './migrate'
import { type Applied, appliedMigrations, runMigration, withLedger } from './migration-ledger'
import type { Migration } from './migrations'
import { rowsOf } from './rows-of'

type Column = { table: string; column: string }
type Undoable = { migration: Migration; down: string[]; position: number }

/** `gone` names the tables and columns that are no longer there, and with them their rows. */
export type Rollback = { tags: string[]; gone: string[] }

/**
 * Takes back the last migrations, newest first, all in one transaction and under the lock of those
 * that are applied. Roles stay, since they belong to every database of the server.
 * @throws DatabaseRefusal, and leaves all as it was, where one of them cannot be taken back.
 */
export async function rollBack(
  driver: Driver,
  migrations: readonly Migration[],
  count = 1,
): Promise<Rollback> {
  return await withLedger(driver, async (tx, applied) => {
    const undoable = lastOf(applied, migrations, count)
    const before = await readColumns(tx)
    for (const step of undoable) await undo(tx, step)
    const gone = difference(before, await readColumns(tx))
    return { tags: undoable.map(({ migration }) => migration.tag), gone }
  })
}

async function undo(tx: Orm, { migration, down, position }: Undoable) {
  const file = `drizzle/${migration.tag}.down.sql`
  await runMigration(tx, migration, { direction: 'down', file, statements: down })
  await tx.delete(appliedMigrations).where(eq(appliedMigrations.position, position))
}

/** Newest first, and looked at before any of them is touched. */
function lastOf(applied: Applied[], migrations: readonly Migration[], count: number): Undoable[] {
  if (count > applied.length) throw tooMany(count, applied.length)
  return applied
    .map((each, position) => ({ ...each, position, known: migrations[position] }))
    .slice(applied.length - count)
    .map(requireUndoable)
    .reverse()
}

type Step = Applied & { position: number; known: Migration | undefined }

function requireUndoable({ tag, hash, position, known }: Step): Undoable {
  if (known?.tag !== tag) {
    throw new DatabaseRefusal(
      `This version of Docket does not know migration ${tag}: roll it back with the version that applied it.`,
    )
  }
  if (known.hash !== hash) throw changedFile(tag)
  if (known.down === null) {
    throw new DatabaseRefusal(
      `Migration ${tag} cannot be rolled back: there is no drizzle/${tag}.down.sql.`,
    )
  }
  return { migration: known, down: known.down, position }
}

function tooMany(count: number, applied: number) {
  return new DatabaseRefusal(
    `There is not as much to roll back: ${count} asked for, ${applied} applied.`,
  )
}

async function readColumns(tx: Orm): Promise<Column[]> {
  return await rowsOf<Column>(
    tx,
    sql`
      select c.oid::regclass::text as "table", a.attname::text as "column"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by 1, a.attnum`,
  )
}

/** A table that is gone is named once, and not again with each of its columns. */
function difference(before: Column[], after: Column[]): string[] {
  const tables = new Set(after.map(({ table }) => table))
  const columns = new Set(after.map(nameOf))
  const gone = before
    .filter((place) => !columns.has(nameOf(place)))
    .map((place) => (tables.has(place.table) ? `column ${nameOf(place)}` : `table ${place.table}`))
  return [...new Set(gone)]
}

function nameOf({ table, column }: Column) {
  return `${table}.${column}`
}
