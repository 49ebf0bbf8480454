import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Driver } from '@/db/driver'
import { openEmbedded } from '@/db/embedded'
import { openNeon } from '@/db/neon'
import { openNodePostgres } from '@/db/node-postgres'
import { standInForNeon } from './stand-in-for-neon'
import { createPostgresDatabase } from './use-postgres'

const opened: Driver[] = []

/** How to open a new database that has nothing in it, on each driver. */
export const emptyDatabases = [
  {
    name: 'node-postgres',
    open: async () => keep(openNodePostgres(await createPostgresDatabase())),
  },
  { name: 'pglite', open: async () => keep(await openEmbedded('memory://')) },
  { name: 'neon', open: async () => keep(openNeon(await createPostgresDatabase())) },
]

/** Closes, with the others, a database that was opened otherwise. */
export function keep(driver: Driver): Driver {
  opened.push(driver)
  return driver
}

/** Stands in for Neon while the tests of a file run, and closes after each what it has opened. */
export function lookAfterDatabases(): void {
  let standIn: Awaited<ReturnType<typeof standInForNeon>> | undefined
  beforeAll(async () => {
    standIn = await standInForNeon()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((driver) => driver.close()))
  })
  afterAll(() => standIn?.stop())
}
