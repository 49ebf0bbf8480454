import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openDriver } from '@/db/open-driver'
import { startPostgres } from '@/tests/harness/postgres-server'
import { unlessStopped } from '../stopped'
import type { Population } from './population'
import { seed } from './seed'
import { makeStatementLog } from './statement-log'

/** What would otherwise come in the middle of one server's turn and not of another's. */
const undisturbed = { autovacuum: 'off', max_wal_size: '8GB', checkpoint_timeout: '1h' }
const roomy = { shared_buffers: '512MB', maintenance_work_mem: '256MB', max_connections: '100' }

/** A Postgres of its own with Docket's schema and everybody's tasks. */
export async function startSeededPostgres(population: Population) {
  const log = makeStatementLog()
  const server = await startPostgres({ settings: { ...undisturbed, ...roomy, ...log.settings } })
  const open = () => openDriver({ DATABASE_URL: server.url, DATA_DIR: '' })
  try {
    await unlessStopped(fill(await open(), population))
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    url: server.url,
    log,
    async stop() {
      await server.stop()
      log.remove()
    },
  }
}

/** A folder with the embedded database and the same tasks, of fewer users. */
export async function makeSeededFolder(population: Population) {
  const scratch = mkdtempSync(join(tmpdir(), 'docket-bench-pglite-'))
  const url = `pglite:${join(scratch, 'data')}`
  const remove = () => rmSync(scratch, { recursive: true, force: true })
  try {
    await unlessStopped(fill(await openDriver({ DATABASE_URL: url, DATA_DIR: '' }), population))
  } catch (error) {
    remove()
    throw error
  }
  return { url, remove }
}

async function fill(driver: Driver, population: Population) {
  try {
    await migrate(driver, readMigrations())
    await seed(driver, population)
  } finally {
    await driver.close()
  }
}
