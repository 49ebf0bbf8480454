import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openDriver } from '@/db/open-driver'
import { perProcess } from '@/db/per-process'
import { rollBack } from '@/db/rollback'
import { readAppliedTags } from '@/db/schema-version'
import { databaseEnv } from '@/lib/env'

type Shared = { opening?: { database?: Driver }; outdated?: Driver }

/**
 * Works on the app's database as another process does: over a connection of its own. The embedded one
 * has only the app's.
 */
export async function elsewhere<T>(work: (driver: Driver) => Promise<T>): Promise<T> {
  const { opening, outdated } = perProcess<Shared>('database', () => ({}))
  const own = outdated ?? opening?.database
  if (own?.name === 'pglite') return await work(own)
  const driver = await openDriver(databaseEnv())
  try {
    return await work(driver)
  } finally {
    await driver.close()
  }
}

/** Has somebody else apply migrations, or roll them back, until so many are applied. */
export async function bringSchemaTo(count: number): Promise<void> {
  await elsewhere(async (driver) => {
    const excess = (await readAppliedTags(driver)).length - count
    if (excess > 0) await rollBack(driver, readMigrations(), excess)
    else await migrate(driver, readMigrations().slice(0, count))
  })
}
