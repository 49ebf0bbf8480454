import { join } from 'node:path'
import { env } from '../lib/env'
import type { Driver } from './driver'
import { migrate, requireCurrentSchema } from './migrate'
import { readMigrations } from './migrations'
import { perProcess } from './per-process'
import { requireIsolation } from './require-isolation'
import { type Caller, runAsTenant, type TenantDatabase } from './tenant-scope'

/** A database that is connected, migrated as asked, and proved to keep tenants apart. */
export type Database = Driver

type Opening = { promise: Promise<Database>; database: Database | undefined }

const state = perProcess<{ opening?: Opening }>('database', () => ({}))

/**
 * The process's database, opened at the first call. A failed opening is forgotten, so that the next
 * call tries again.
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

/** Closes the process's database, if it is open; the next use opens it anew. */
export async function closeDatabase(): Promise<void> {
  const { opening } = state
  delete state.opening
  await (await opening?.promise.catch(() => undefined))?.close()
}

/**
 * The only way to a tenant's table: see `runAsTenant`. Statements of one call are one transaction and,
 * over a network, one round trip.
 */
export async function asTenant<const S extends readonly { execute(): Promise<unknown> }[]>(
  caller: Caller,
  build: (db: TenantDatabase) => S,
) {
  const { transport } = state.opening?.database ?? (await openDatabase())
  return await runAsTenant(transport, caller, build)
}

async function open(): Promise<Database> {
  const driver = await openDriver(env().DATABASE_URL)
  try {
    if (env().MIGRATE === 'on') await migrate(driver, readMigrations())
    await requireCurrentSchema(driver)
    await requireIsolation(driver)
    return driver
  } catch (error) {
    await driver.close().catch(() => {})
    throw error
  }
}

/** Chooses the driver. Each is loaded only where it is used. */
async function openDriver(url: string | undefined): Promise<Driver> {
  if (url === undefined || url.startsWith('pglite:')) {
    const { openEmbedded } = await import('./embedded')
    const directory = url?.slice('pglite:'.length) || join(env().DATA_DIR, 'pglite')
    return await openEmbedded(directory)
  }
  if (env().DATABASE_DRIVER === 'neon' || new URL(url).hostname.endsWith('.neon.tech')) {
    const { openNeon } = await import('./neon')
    return openNeon(url)
  }
  const { openNodePostgres } = await import('./node-postgres')
  return openNodePostgres(url)
}
