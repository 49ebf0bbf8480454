import { chmodSync, mkdirSync } from 'node:fs'
import { lockDirectory } from './directory-lock'
import type { Driver } from './driver'
import { embeddedTransport } from './embedded-transport'
import { tidyRegularly } from './embedded-upkeep'
import { DatabaseRefusal } from './failures'

const inMemory = 'memory://'

/**
 * Postgres inside this process. `directory` is made when it is missing; `memory://` keeps nothing.
 * @throws DatabaseRefusal when another process has the directory open, or this build has no PGlite.
 */
export async function openEmbedded(directory: string): Promise<Driver> {
  const { PGlite, drizzle } = await loadPGlite()
  const unlock = directory === inMemory ? () => {} : takeDirectory(directory)
  const pglite = await PGlite.create(directory).catch((error: unknown) => {
    unlock()
    throw error
  })
  const stopTidying = tidyRegularly(pglite)
  return {
    name: 'pglite',
    orm: drizzle(pglite),
    withoutTimeLimit: (work) => work(drizzle(pglite)),
    transport: embeddedTransport(pglite),
    async close() {
      await stopTidying()
      await pglite.close()
      unlock()
    },
  }
}

/**
 * Kept from the bundler, which would put 20 MB of it into every function and every container, though
 * those have their Postgres elsewhere. Drizzle's part for it imports it too.
 */
async function loadPGlite() {
  try {
    const { PGlite } = await import(/* turbopackIgnore: true */ '@electric-sql/pglite')
    const { drizzle } = await import(/* turbopackIgnore: true */ 'drizzle-orm/pglite')
    return { PGlite, drizzle }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new DatabaseRefusal(
      'This build has no embedded database. Set DATABASE_URL to a Postgres, such as postgres://user:password@localhost:5432/docket.',
    )
  }
}

/** PGlite makes its files readable and writable for everybody, so the folder must keep others out. */
function takeDirectory(directory: string) {
  const unlock = lockDirectory(directory)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  return unlock
}
