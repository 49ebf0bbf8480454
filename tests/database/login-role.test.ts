import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { DatabaseRefusal } from '@/db/failures'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { requireIsolation } from '@/db/require-isolation'
import { user } from '@/db/schema/auth'
import { tasks } from '@/db/schema/tasks'
import { runInScope, serviceRoles, tenantScope } from '@/db/tenant-scope'
import { type PostgresServer, startPostgres } from '../harness/postgres-server'

// Roles belong to a whole server, and here one must be missing at first: so this server is its own.
let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
})

afterAll(() => server.stop())

async function asAdministrator(database: string, ...statements: string[]) {
  const url = new URL(server.url)
  url.pathname = `/${database}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of a login role’s own that may neither make roles nor pass by policies. */
async function newOwner() {
  const name = `owner_${randomUUID().slice(0, 8)}`
  await asAdministrator(
    'postgres',
    `create role ${name} login nosuperuser nobypassrls nocreaterole`,
    `create database ${name} owner ${name}`,
  )
  const url = new URL(server.url)
  url.username = name
  url.pathname = `/${name}`
  return { name, driver: openNodePostgres(url.href) }
}

/** The same, migrated: an administrator has made the roles and lets the owner hand them on. */
async function newMigratedOwner() {
  const { name, driver } = await newOwner()
  await asAdministrator(
    name,
    ...serviceRoles.flatMap((role) => [
      `do $$ begin create role ${role} nologin; exception when duplicate_object then null; end $$`,
      `grant ${role} to ${name} with admin option`,
    ]),
  )
  await migrate(driver, readMigrations())
  return { name, driver }
}

async function refusalOf(work: Promise<unknown>): Promise<DatabaseRefusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof DatabaseRefusal) return error
  throw new Error('it was not refused with an explanation', { cause: error })
}

/** What the refusal asks an administrator to run, as the one who reads it would fill it in. */
function statementsOf({ message }: DatabaseRefusal, name: string) {
  const [, help = ''] = message.split('start again:\n')
  return help
    .replaceAll('<connecting role>', name)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

describe('a login role that may not make roles', () => {
  it('is told what an administrator has to run, and works once that was run', async () => {
    const { name, driver } = await newOwner()
    const refusal = await refusalOf(migrate(driver, readMigrations()))
    expect(refusal.message).toContain('create role docket_app')
    const statements = statementsOf(refusal, name)
    expect(statements.length).toBeGreaterThan(0)
    await asAdministrator(name, ...statements)
    expect(await migrate(driver, readMigrations())).toHaveLength(readMigrations().length)
    await requireIsolation(driver)
    await driver.close()
  })

  it('passes the assertion', async () => {
    const { driver } = await newMigratedOwner()
    await requireIsolation(driver)
    await driver.close()
  })

  it('is held by the policy as anybody, and its rows go with their user', async () => {
    const { name, driver } = await newMigratedOwner()
    const [mine, theirs] = [await newUser(driver), await newUser(driver)]
    const caller = { userId: mine, sessionId: null }
    const [rows] = await runInScope(driver.transport, tenantScope(caller), (db) => [
      db.select().from(tasks),
    ])
    expect(rows.map(({ userId }) => userId)).toEqual([mine])
    // FORCE binds the owner too, and no policy lets it see a row.
    expect(await driver.orm.select().from(tasks)).toEqual([])
    await driver.orm.delete(user).where(eq(user.id, theirs))
    await asAdministrator(name, failWhereRowsAreLeft(theirs))
    await driver.close()
  })

  const waysBack = [
    "select set_config('role', 'none', true)",
    'reset role',
    'set role none',
    'set local role none',
    'set session authorization default',
    `select set_config('role', session_user, true)`,
  ]

  it.each(waysBack)('sees nobody else’s row after "%s" within a scope', async (way) => {
    const { driver } = await newMigratedOwner()
    const [userId] = [await newUser(driver), await newUser(driver)]
    const [, rows] = await runInScope(
      driver.transport,
      tenantScope({ userId, sessionId: null }),
      (db) => [db.execute(sql.raw(way)), db.select().from(tasks)],
    )
    // Before Postgres 16 the owner inherits the policy of the role it may switch to.
    expect(rows.filter((row) => row.userId !== userId)).toEqual([])
    await driver.close()
  })

  it.each(['postgres', 'pg_read_all_data'])('may not become %s within a scope', async (role) => {
    const { driver } = await newMigratedOwner()
    const userId = await newUser(driver)
    const other = runInScope(driver.transport, tenantScope({ userId, sessionId: null }), (db) => [
      db.execute(sql.raw(`set local role ${role}`)),
    ])
    await expect(other).rejects.toMatchObject({ code: '42501' })
    await driver.close()
  })
})

/** Somebody with one task. */
async function newUser({ orm, transport }: Driver): Promise<string> {
  const id = randomUUID()
  await orm.insert(user).values({ id, name: 'Somebody', email: `${id}@example.com` })
  await runInScope(transport, tenantScope({ userId: id, sessionId: null }), (db) => [
    db.insert(tasks).values({ userId: id, id: randomUUID(), title: 'Milk' }),
  ])
  return id
}

/** The administrator sees every row. */
function failWhereRowsAreLeft(userId: string) {
  return `select 1 / (case when exists (select from tasks where user_id = '${userId}') then 0 else 1 end)`
}
