import { sql } from 'drizzle-orm'
import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'
import packageFile from '../package.json'
import type { Driver, Orm } from './driver'
import { DatabaseRefusal, isLockTimeout } from './failures'
import type { Migration } from './migrations'
import { rowsOf } from './rows-of'
import { runStatements } from './run-statements'
import { instant } from './schema/instant'
import { wireTime } from './wire-time'

/**
 * What the migrator keeps in the database itself. It stands outside db/schema, since what keeps count
 * of the migrations cannot come from one.
 */

/** The migrations that are in force, by their place in the order. */
export const appliedMigrations = pgTable('docket_migrations', {
  position: integer('position').primaryKey(),
  tag: text('tag').notNull(),
  hash: text('hash').notNull(),
  appliedAt: instant('applied_at').notNull().defaultNow(),
})

/** Every migration that was ever applied or rolled back here. Rows are added and never changed. */
export const migrationRuns = pgTable('docket_migration_runs', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  direction: text('direction', { enum: ['up', 'down'] }).notNull(),
  tag: text('tag').notNull(),
  hash: text('hash').notNull(),
  ranBy: text('ran_by').notNull().default(sql`session_user`),
  ranAt: instant('ran_at').notNull().default(sql`clock_timestamp()`),
  appVersion: text('app_version').notNull(),
  durationMs: integer('duration_ms').notNull(),
})

const tables = [
  {
    name: 'docket_migrations',
    create: `
      create table docket_migrations (
        position integer primary key,
        tag text not null,
        hash text not null,
        applied_at timestamptz(3) not null default now()
      )`,
  },
  {
    name: 'docket_migration_runs',
    create: `
      create table docket_migration_runs (
        id bigint primary key generated always as identity,
        direction text not null check (direction in ('up', 'down')),
        tag text not null,
        hash text not null,
        ran_by text not null default session_user,
        ran_at timestamptz(3) not null default clock_timestamp(),
        app_version text not null,
        duration_ms integer not null check (duration_ms >= 0)
      )`,
  },
]

/** Any number, as long as every version of Docket uses the same. */
const migrationLock = 3_685_461
const lockTimeoutMs = 60_000

export type Applied = { tag: string; hash: string; appliedAt: string }

/**
 * Runs work on the schema in one transaction and under one lock: of several processes each waits for
 * the one before, finds what that one applied, and leaves nothing behind where it fails.
 */
export async function withLedger<T>(
  driver: Driver,
  work: (tx: Orm, applied: Applied[]) => Promise<T>,
): Promise<T> {
  return await driver.withoutTimeLimit((orm) =>
    orm.transaction(
      async (tx) => {
        await takeLock(tx)
        await createTables(tx)
        return await work(tx, await readApplied(tx))
      },
      // Whatever the database's default: what others applied while we waited must be seen.
      { isolationLevel: 'read committed' },
    ),
  )
}

/** Migrations in force, oldest first; none where the database never had any. */
export async function readApplied(orm: Orm): Promise<Applied[]> {
  if (!(await hasTable(orm, 'docket_migrations'))) return []
  const { tag, hash, appliedAt, position } = appliedMigrations
  return await orm
    .select({ tag, hash, appliedAt: wireTime<string>(appliedAt) })
    .from(appliedMigrations)
    .orderBy(position)
}

/** Whether a table of the migrator's is there: a database may never have had any, or an older one's. */
export async function hasTable(orm: Orm, name: string): Promise<boolean> {
  const [row] = await rowsOf<{ present: boolean }>(
    orm,
    sql`select to_regclass(${name}) is not null as present`,
  )
  return row?.present ?? false
}

/** Runs the statements of a migration in one direction, and keeps who did, when, and how long it took. */
export async function runMigration(
  tx: Orm,
  { tag, hash }: Migration,
  { direction, file, statements }: { direction: 'up' | 'down'; file: string; statements: string[] },
): Promise<void> {
  const start = performance.now()
  await runStatements(tx, file, statements)
  await tx.insert(migrationRuns).values({
    direction,
    tag,
    hash,
    appVersion: packageFile.version,
    durationMs: Math.round(performance.now() - start),
  })
}

async function takeLock(tx: Orm) {
  await tx.execute(sql.raw('set local statement_timeout = 0'))
  await tx.execute(sql.raw(`set local lock_timeout = ${lockTimeoutMs}`))
  await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`).catch((cause: unknown) => {
    if (!isLockTimeout(cause)) throw cause
    throw new DatabaseRefusal(
      `Somebody else has been migrating this database for ${lockTimeoutMs / 1000} s. Try again when that is done.`,
      { cause },
    )
  })
}

/** Only where they are missing: a role that may not create tables can still run where all is applied. */
async function createTables(tx: Orm) {
  for (const { name, create } of tables) {
    if (!(await hasTable(tx, name))) await runStatements(tx, name, [create])
  }
}
