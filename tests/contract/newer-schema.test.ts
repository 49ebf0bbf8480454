import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/database'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { expectTask, expectTasks } from '../harness/answers'
import { rememberSecret } from '../harness/captured-log'
import { readTables } from '../harness/catalogue'
import { elsewhere } from '../harness/elsewhere'
import { json, send } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import { signUp } from '../harness/sign-up'
import { writeMigration } from '../harness/write-migration'

const cronSecret = randomUUID()
rememberSecret(cronSecret)

// The environment is read once, at first use, which is later than this. The app is to be opened twice,
// and a database in memory would be gone.
vi.stubEnv('CRON_SECRET', cronSecret)
vi.stubEnv('RATE_LIMIT_PER_MINUTE', '1000')
vi.stubEnv('RATE_LIMIT_STORE', 'postgres')
const directory = mkdtempSync(join(tmpdir(), 'docket-'))
if (process.env.DATABASE_URL?.startsWith('pglite:')) {
  process.env.DATABASE_URL = `pglite:${join(directory, 'pglite')}`
}

// On a disk that takes its time.
beforeAll(async () => void (await openDatabase()))

afterAll(async () => {
  await closeDatabase()
  rmSync(directory, { recursive: true, force: true })
})

/** What a later version may add without breaking this one. */
function additive(tables: string[]) {
  const own = `user_id = (select nullif(current_setting('app.user_id', true), ''))`
  return writeMigration('9999_newer', {
    up: [
      ...tables.flatMap((table) => [
        `alter table "${table}" add column newer_count integer not null default 7`,
        `alter table "${table}" add column newer_note text`,
        `create index "${table}_newer" on "${table}" (newer_count)`,
      ]),
      'create table notes (user_id text not null, id uuid not null, text text, primary key (user_id, id))',
      'alter table notes enable row level security',
      'alter table notes force row level security',
      `create policy tenant on notes to docket_app using (${own}) with check (${own})`,
      'grant select, insert, update, delete on notes to docket_app',
      `alter type task_priority add value 'urgent'`,
    ],
  })
}

/** Everything that the app does with a database, once. */
async function live() {
  const address = newAddress()
  const { person } = await signUp()
  const keyed = { body: { title: 'Once', priority: 'high' }, headers: { 'idempotency-key': 'k' } }
  const { id } = await expectTask(await person.send('POST', '/tasks', keyed), 201)
  expect((await json<{ id: string }>(await person.send('POST', '/tasks', keyed))).id).toBe(id)
  await expectTask(await person.send('PATCH', `/tasks/${id}`, { body: { title: 'Twice' } }))
  await expectTask(await person.send('PATCH', `/tasks/${id}/complete`))
  expect((await person.send('DELETE', `/tasks/${id}`)).status).toBe(204)
  await expectTask(await person.send('POST', `/tasks/${id}/restore`))
  const found = await expectTasks(await person.send('GET', '/tasks?search=twice&sort=title'))
  expect(found.map((task) => task.id)).toEqual([id])
  await send('GET', '/api/somebody-else/tasks', {
    headers: { authorization: `Bearer ${person.token}`, 'x-real-ip': address },
  })
  expect((await eventsFrom(address)).map(({ event }) => event)).toEqual(['authz_fail'])
  for (const path of ['/export', '/security-events']) {
    expect((await person.send('GET', path)).status).toBe(200)
  }
  const authorization = `Bearer ${cronSecret}`
  expect((await send('GET', '/api/cron/purge', { headers: { authorization } })).status).toBe(200)
  expect(await json(await send('GET', '/api/health/ready'))).toMatchObject({ status: 'ready' })
}

it('serves on the schema that it knows', live)

it('goes on while a later version adds to the schema', async () => {
  await elsewhere(async (driver) => {
    const more = additive(await readTables(driver.orm))
    expect(await migrate(driver, [...readMigrations(), more])).toEqual(['9999_newer'])
  })
  await live()
})

it('starts on a schema that a later version has added to', async () => {
  await closeDatabase()
  await live()
  const readSchema = async () =>
    (await json<{ schema: object }>(await send('GET', '/api/health/ready'))).schema
  // The database is asked once a second, and may have been asked before it was migrated.
  const newer = { applied: '9999_newer', expected: readMigrations().at(-1)?.tag }
  await expect.poll(readSchema, { timeout: 10_000 }).toEqual(newer)
})
