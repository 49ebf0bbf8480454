import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { requireIsolation } from '@/db/require-isolation'
import { serviceRoles } from '@/db/tenant-scope'
import { startComposeDatabase } from '../harness/compose-database'

let database: Awaited<ReturnType<typeof startComposeDatabase>>
let url: URL

beforeAll(async () => {
  database = await startComposeDatabase()
  url = new URL(database.url)
  url.password = database.password
})

afterAll(() => database.stop())

/** How an attempt to connect ends: with the server's code, or '' where it lets one in. */
async function connectAs(change: Partial<Pick<URL, 'username' | 'password'>>): Promise<string> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(url), change).href })
  client.on('error', () => {})
  const code = await client.connect().then(
    () => '',
    (error: { code?: string }) => error.code ?? 'unknown',
  )
  await client.end()
  return code
}

it('lets the app in with its password, and the superuser with none', async () => {
  expect(await connectAs({})).toBe('')
  expect(await connectAs({ password: 'another' })).toBe('28P01')
  expect(await connectAs({ username: 'postgres' })).toBe('28P01')
})

it('gives the app a role that row-level security binds, and that makes no roles', async () => {
  const [role] = await database.asAdministrator(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
    from pg_roles where rolname = 'docket'`)
  expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]))
})

it('lets that role migrate and keep tenants apart', async () => {
  const driver = openNodePostgres(url.href)
  await migrate(driver, readMigrations())
  await requireIsolation(driver)
  await driver.close()
  const owned = await database.asAdministrator(
    `select from pg_class where relowner = 'docket'::regrole and relkind = 'r'`,
  )
  expect(owned.length).toBeGreaterThan(serviceRoles.length)
})
