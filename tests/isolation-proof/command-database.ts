import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '@/db/database'
import type { Driver } from '@/db/driver'
import { env } from '@/lib/env'
import { CouldNotRun } from './could-not-run'
import { withBrokenCopy, withEmptyDatabase } from './scratch-copy'

type Work<T> = (driver: Driver) => Promise<T>

/**
 * Runs `work` on the database of the environment, as the app opens it: it is not migrated for this.
 * Where there is none at all, on one in memory.
 */
export async function withOwnDatabase<T>(print: (line: string) => void, work: Work<T>): Promise<T> {
  const folder = embeddedFolder()
  if (folder !== null && !existsSync(folder)) {
    if (env().DATABASE_URL !== undefined)
      throw new CouldNotRun(`There is no database in ${folder}.`)
    print(`note: there is no database in ${folder} yet; this one is in memory`)
    return await withEmptyDatabase(work)
  }
  try {
    return await work(await openDatabase())
  } finally {
    await closeDatabase()
  }
}

/** Runs `work` on a scratch copy without policies; beside an embedded database, in memory. */
export async function withOwnBrokenCopy<T>(work: Work<T>): Promise<T> {
  const { DATABASE_URL: url } = env()
  if (url === undefined || embeddedFolder() !== null) return await withBrokenCopy(null, work)
  try {
    return await withBrokenCopy({ driver: await openDatabase(), url }, work)
  } finally {
    await closeDatabase()
  }
}

/** Where the embedded database is, or null where it is another. */
function embeddedFolder(): string | null {
  const { DATABASE_URL: url, DATA_DIR } = env()
  if (url === undefined) return join(DATA_DIR, 'pglite')
  return url.startsWith('pglite:') ? url.slice('pglite:'.length) : null
}
