import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { rollBack } from '@/db/rollback'
import { user } from '@/db/schema/auth'
import { tasks } from '@/db/schema/tasks'
import { runInScope, tenantScope } from '@/db/tenant-scope'
import { keep, lookAfterDatabases } from '../harness/empty-databases'
import { createPostgresDatabase } from '../harness/use-postgres'

const migrations = readMigrations()
const connections = 5

lookAfterDatabases()

/** Adds one task over each of several connections at once, and answers with what was written. */
async function addOverEach(driver: Driver) {
  const userId = randomUUID()
  await driver.orm.insert(user).values({ id: userId, name: 'A', email: `${userId}@example.com` })
  const added = Array.from({ length: connections }, async () => {
    const id = randomUUID()
    const [rows] = await runInScope(
      driver.transport,
      tenantScope({ userId, sessionId: null }),
      (db) => [
        db
          .insert(tasks)
          .values({ userId, id, title: 'Milk', priority: 'high' })
          .returning({ title: tasks.title, priority: tasks.priority }),
      ],
    )
    return rows
  })
  return await Promise.all(added)
}

const written = Array.from({ length: connections }, () => [{ title: 'Milk', priority: 'high' }])

it('serves over connections that were open while everything was rolled back and migrated', async () => {
  const driver = keep(openNodePostgres(await createPostgresDatabase()))
  await migrate(driver, migrations)
  expect(await addOverEach(driver)).toEqual(written)
  await rollBack(driver, migrations, migrations.length)
  await migrate(driver, migrations)
  expect(await addOverEach(driver)).toEqual(written)
})

it('serves over connections that were open while a column got another type', async () => {
  const driver = keep(openNodePostgres(await createPostgresDatabase()))
  await migrate(driver, migrations)
  expect(await addOverEach(driver)).toEqual(written)
  await driver.orm.execute(sql.raw('alter table tasks drop column title_folded'))
  await driver.orm.execute(sql.raw('alter table tasks alter column title type varchar(200)'))
  expect(await addOverEach(driver)).toEqual(written)
})
