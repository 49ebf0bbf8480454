import { sql } from 'drizzle-orm'
import type { Driver, Orm } from './driver'
import { DatabaseRefusal, isUnavailable } from './failures'
import { type Migration, migrationTags } from './migrations'

type Applied = { tag: string; hash: string }

/** Any number, as long as every version of Docket uses the same. */
const migrationLock = 3_685_461
const lockTimeoutMs = 60_000

/**
 * Brings the schema up to the given migrations, all in one transaction and under one lock, so that
 * several processes starting together apply each exactly once.
 * @returns the tags applied now.
 * @throws DatabaseRefusal when a file that was applied has changed since, or a statement fails.
 */
export async function migrate(driver: Driver, migrations: readonly Migration[]): Promise<string[]> {
  return await driver.withoutTimeLimit((orm) => orm.transaction((tx) => run(tx, migrations)))
}

async function run(tx: Orm, migrations: readonly Migration[]): Promise<string[]> {
  await tx.execute(sql.raw('set local statement_timeout = 0'))
  await tx.execute(sql.raw(`set local lock_timeout = ${lockTimeoutMs}`))
  await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`)
  await tx.execute(sql`
    create table if not exists docket_migrations (
      position integer primary key,
      tag text not null,
      hash text not null,
      applied_at timestamptz(3) not null default now()
    )`)
  const applied = await readApplied(tx)
  refuseChanged(applied, migrations)
  const pending = migrations.slice(applied.length)
  for (const [i, migration] of pending.entries()) {
    await apply(tx, migration, applied.length + i)
  }
  return pending.map(({ tag }) => tag)
}

/** The migrations this database has had, oldest first; none where it never had any. */
export async function readAppliedTags({ orm }: Driver): Promise<string[]> {
  const { rows } = await rowsOf<{ present: boolean }>(
    orm,
    sql`select to_regclass('docket_migrations') is not null as present`,
  )
  return rows[0]?.present ? (await readApplied(orm)).map(({ tag }) => tag) : []
}

/** @throws DatabaseRefusal when the schema lacks a migration that this version of the app needs. */
export async function requireCurrentSchema(driver: Driver): Promise<void> {
  const applied = await readAppliedTags(driver)
  const missing = migrationTags.filter((tag) => !applied.includes(tag))
  if (missing.length > 0) {
    throw new DatabaseRefusal(
      `The database's schema is too old: it lacks ${missing.join(', ')}. Start once with MIGRATE=on to bring it up to date.`,
    )
  }
}

async function apply(tx: Orm, { tag, hash, statements }: Migration, position: number) {
  for (const statement of statements) {
    await tx.execute(sql.raw(statement)).catch((error: unknown) => {
      throw isUnavailable(error) ? error : migrationFailure(tag, statement, error)
    })
  }
  await tx.execute(
    sql`insert into docket_migrations (position, tag, hash) values (${position}, ${tag}, ${hash})`,
  )
}

function migrationFailure(tag: string, statement: string, error: unknown) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const { code, message } = cause as { code?: string; message?: string }
  const about = `Migration ${tag} was undone: ${message} (${code}), at\n${statement}`
  return new DatabaseRefusal(code === '42501' ? `${about}\n${administratorHelp}` : about)
}

const administratorHelp = `The connecting role may not do this. Have an administrator run it first, then start again:
  create role docket_app nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  grant docket_app to <connecting role>;
  grant create, usage on schema public to <connecting role>;`

function refuseChanged(applied: Applied[], migrations: readonly Migration[]) {
  applied.forEach(({ tag, hash }, i) => {
    const known = migrations[i]
    // A database that a newer version has migrated further is that version's to judge.
    if (known && (known.tag !== tag || known.hash !== hash)) {
      throw new DatabaseRefusal(
        `Migration ${tag} was applied to this database from another file than drizzle/${known.tag}.sql is now.`,
      )
    }
  })
}

async function readApplied(orm: Orm): Promise<Applied[]> {
  const { rows } = await rowsOf<Applied>(
    orm,
    sql`select tag, hash from docket_migrations order by position`,
  )
  return rows
}

/** Both drivers answer a plain statement with its rows under `rows`, which Drizzle's base type omits. */
async function rowsOf<Row>(orm: Orm, query: ReturnType<typeof sql>): Promise<{ rows: Row[] }> {
  return (await orm.execute(query)) as unknown as { rows: Row[] }
}
