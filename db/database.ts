import { env } from '../lib/env'
import type { Driver } from './driver'
import { findSchemaTooOld, isOutOfPlace } from './failures'
import { migrate } from './migrate'
import { migrationTags, readMigrations } from './migrations'
import { openDriver } from './open-driver'
import { perProcess } from './per-process'
import { requireIsolation } from './require-isolation'
import { requireCurrentSchema } from './schema-version'
import {
  type Caller,
  type Executable,
  runInScope,
  serviceScope,
  type TenantDatabase,
  tenantScope,
} from './tenant-scope'
import { answerDeadline, inTime } from './time-limits'
import type { Statement } from './transport'

/** A database that is connected, migrated as asked, and proved to keep tenants apart. */
export type Database = Driver

type Opening = { promise: Promise<Database>; database: Database | undefined }

/** `outdated` is connected to, and served as soon as somebody has brought its schema up to date. */
const state = perProcess<{ opening?: Opening; outdated?: Driver }>('database', () => ({}))

/**
 * The process's database, opened at the first call. A failed opening is forgotten, so that the next
 * call tries again.
 * @throws SchemaTooOld, DatabaseRefusal, or the driver's error.
 */
export function openDatabase(): Promise<Database> {
  if (state.opening) return state.opening.promise
  const started: Opening = { promise: open(), database: undefined }
  state.opening = started
  started.promise.then(
    (database) => {
      started.database = database
    },
    () => {
      if (state.opening === started) delete state.opening
    },
  )
  return started.promise
}

/** The same for a request, which waits for an opening only so long. */
export async function openDatabaseInTime(): Promise<Database> {
  return state.opening?.database ?? (await inTime(openDatabase()))
}

/** Closes the process's database, if it is open; the next use opens it anew. */
export async function closeDatabase(): Promise<void> {
  const { opening } = state
  delete state.opening
  await (await opening?.promise.catch(() => undefined))?.close()
  const { outdated } = state
  delete state.outdated
  await outdated?.close()
}

/**
 * Holds the schema of the process's database against what this version needs, as it is now: it may
 * have been rolled back since the opening, and then nothing is served until it is up to date again.
 * @returns the migrations it has had, oldest first.
 * @throws SchemaTooOld, or as `openDatabaseInTime` does: an opening may wait for others to migrate.
 */
export async function recheckSchema(): Promise<string[]> {
  const database = await openDatabaseInTime()
  try {
    return await requireCurrentSchema(database)
  } catch (error) {
    if (findSchemaTooOld(error) && state.opening?.database === database) {
      delete state.opening
      state.outdated = database
    }
    throw error
  }
}

/**
 * The only way to a tenant's table: see `runInScope`. Statements of one call are one transaction and,
 * over a network, one round trip.
 */
export async function asTenant<const S extends readonly Executable[]>(
  caller: Caller,
  build: (db: TenantDatabase) => S,
) {
  return await runInTime(tenantScope(caller), build)
}

/** As the role that alone writes the security log and may read all of it. */
export async function asAudit<const S extends readonly Executable[]>(
  build: (db: TenantDatabase) => S,
) {
  return await runInTime(serviceScope('docket_audit'), build)
}

/** As the role that sees nothing but rows whose time is over, and may delete those. */
export async function asJanitor<const S extends readonly Executable[]>(
  build: (db: TenantDatabase) => S,
) {
  return await runInTime(serviceScope('docket_janitor'), build)
}

async function runInTime<const S extends readonly Executable[]>(
  scope: Statement,
  build: (db: TenantDatabase) => S,
) {
  const deadline = answerDeadline()
  const { transport } = await openDatabaseInTime()
  try {
    // The time that the opening took is not given to the statements again.
    return await runInScope((statements) => transport(statements, deadline), scope, build)
  } catch (error) {
    // What the statement needs was there when the database was opened, so the schema has changed since.
    if (isOutOfPlace(error)) await recheckSchema()
    throw error
  }
}

/**
 * Migrates only when it connects: a schema that was rolled back under a running process is left as
 * whoever did that wants it.
 */
async function open(): Promise<Database> {
  const { outdated } = state
  delete state.outdated
  const driver = outdated ?? (await openDriver(env()))
  try {
    if (!outdated && env().MIGRATE === 'on') await migrate(driver, readMigrations())
    const applied = await requireCurrentSchema(driver)
    await requireIsolation(driver, { isNewer: applied.length > migrationTags.length })
    return driver
  } catch (error) {
    if (findSchemaTooOld(error)) state.outdated = driver
    else await driver.close().catch(() => {})
    throw error
  }
}
