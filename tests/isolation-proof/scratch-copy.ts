import { type SQL, sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { openEmbedded } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openDriver } from '@/db/open-driver'
import { env } from '@/lib/env'
import { CouldNotRun } from './could-not-run'
import { select } from './select'
import { sqlState } from './sql-state'
import { newWord } from './target'
import { tenantTables } from './tenant-rows'

/** A server, as a connection to one of its databases. */
export type Server = { driver: Driver; url: string }

/**
 * Runs `work` on a migrated database without rows and without policies, which is gone afterwards: on a
 * server, or without one in memory.
 * @throws CouldNotRun where the connecting role may not make databases.
 */
export async function withBrokenCopy<T>(
  server: Server | null,
  work: (copy: Driver) => Promise<T>,
): Promise<T> {
  if (!server) return await withEmptyDatabase((copy) => withoutPolicies(copy, work))
  const name = `docket_proof_${newWord()}`
  await createDatabase(server, name)
  try {
    return await withMigrated(await openOther(server, name), (copy) => withoutPolicies(copy, work))
  } finally {
    await runAlone(server, sql`drop database if exists ${sql.identifier(name)} with (force)`)
  }
}

/** Runs `work` on a migrated database without rows, in memory. */
export async function withEmptyDatabase<T>(work: (database: Driver) => Promise<T>): Promise<T> {
  return await withMigrated(await openEmbedded('memory://'), work)
}

async function withMigrated<T>(driver: Driver, work: (driver: Driver) => Promise<T>): Promise<T> {
  try {
    await migrate(driver, readMigrations())
    return await work(driver)
  } finally {
    await driver.close()
  }
}

async function withoutPolicies<T>(copy: Driver, work: (copy: Driver) => Promise<T>): Promise<T> {
  await dropPolicies(copy)
  return await work(copy)
}

async function createDatabase(server: Server, name: string) {
  try {
    await runAlone(server, sql`create database ${sql.identifier(name)} template template0`)
  } catch (error) {
    if (sqlState(error) !== '42501') throw error
    throw new CouldNotRun(mayNotCreate)
  }
}

const mayNotCreate = `The connecting role may not create databases, and --break=policy needs one for its scratch copy.
Have an administrator run "alter role <connecting role> createdb", or give the URL of another role.`

/** Making a database takes its time, and is no part of a transaction. */
async function runAlone({ driver }: Server, statement: SQL) {
  await driver.withoutTimeLimit((orm) => orm.execute(statement))
}

async function openOther({ url }: Server, name: string): Promise<Driver> {
  const other = new URL(url)
  other.pathname = `/${name}`
  return await openDriver({ ...env(), DATABASE_URL: other.href })
}

async function dropPolicies({ orm }: Driver) {
  const { rows } = await select<{ name: string; table: string }>(
    orm,
    sql`select policyname as name, tablename as table from pg_policies where schemaname = 'public'`,
  )
  for (const { name, table } of rows) {
    await orm.execute(sql`drop policy ${sql.identifier(name)} on ${sql.identifier(table)}`)
  }
  for (const table of tenantTables) {
    const name = sql.identifier(table)
    await orm.execute(sql`alter table ${name} no force row level security`)
    await orm.execute(sql`alter table ${name} disable row level security`)
  }
}
