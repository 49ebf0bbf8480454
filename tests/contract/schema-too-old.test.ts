import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { migrationTags } from '@/db/migrations'
import { expectProblem, expectTask } from '../harness/answers'
import { loggedLines } from '../harness/captured-log'
import { bringSchemaTo, elsewhere } from '../harness/elsewhere'
import { json, newPerson, Person, send, sharedToken } from '../harness/person'
import { signUp } from '../harness/sign-up'

// The environment is read once, at first use, which is later than this.
vi.stubEnv('MIGRATE', 'off')
// Others find the embedded database migrated.
if (process.env.DATABASE_URL?.startsWith('pglite:')) vi.stubEnv('DATABASE_URL', 'pglite:memory://')

const expected = migrationTags.at(-1)
const readiness = async () => await send('GET', '/api/health/ready')
const readyStatus = async () => (await readiness()).status

beforeAll(async () => {
  expect(await readyStatus()).toBe(503)
})

/** Somebody whom the database need not know for the token to be good. */
async function anybody() {
  return new Person('anybody', 'session', await sharedToken({ sub: 'anybody' }))
}

const questions: [name: string, ask: () => Promise<Response>][] = [
  ['reading tasks', async () => (await anybody()).send('GET', '/tasks')],
  [
    'writing a task',
    async () => (await anybody()).send('POST', '/tasks', { body: { title: 'A' } }),
  ],
  ['an export', async () => (await anybody()).send('GET', '/export')],
  [
    'signing up',
    () =>
      send('POST', '/api/auth/sign-up/email', {
        body: { name: 'A', email: `${randomUUID()}@example.com`, password: randomUUID() },
      }),
  ],
  [
    'signing in',
    () =>
      send('POST', '/api/auth/sign-in/email', {
        body: { email: 'a@example.com', password: randomUUID() },
      }),
  ],
  [
    'a session token',
    () => send('GET', '/api/me/tasks', { headers: { authorization: 'Bearer abcdef.ghijkl' } }),
  ],
]

describe.each([
  ['has no migration', 0],
  ['lacks the last migration', migrationTags.length - 1],
])('on a schema that %s', (_name, applied) => {
  beforeAll(() => bringSchemaTo(applied))

  it.each(questions)('%s is answered 503, and says when to come back', async (_name, ask) => {
    const response = await ask()
    expect(response.headers.get('retry-after')).toBe('1')
    const { detail } = await expectProblem(response, 'unavailable')
    expect(detail).toBe('The service is being updated. Try again shortly.')
  })

  it('nothing is written', async () => {
    for (const [, ask] of questions) await ask()
    await elsewhere(async ({ orm }) => {
      if (applied === 0) return
      const { rows } = (await orm.execute(
        sql`select (select count(*) from "user")::int + (select count(*) from tasks)::int as count`,
      )) as unknown as { rows: unknown[] }
      expect(rows).toEqual([{ count: 0 }])
    })
  })

  it('readiness names the migration that is applied and the one that is expected', async () => {
    const schema = { applied: migrationTags[applied - 1] ?? null, expected }
    const told = async () => (await json<{ readiness: unknown }>(await readiness())).readiness
    await expect.poll(told, { timeout: 5_000 }).toEqual({ database: 'reachable', schema })
    expect(await readyStatus()).toBe(503)
  })

  it('what needs no database is answered as ever', async () => {
    expect((await send('GET', '/api/health/live')).status).toBe(200)
    const headers = { authorization: 'Bearer a.b.c' }
    await expectProblem(await send('GET', '/api/me/tasks', { headers }), 'unauthorized')
  })

  it('the log names what is missing, once', () => {
    const missing = migrationTags.slice(applied)
    const lines = loggedLines({ level: 50 }).filter((line) => 'missing' in line)
    expect(lines.filter((line) => String(line.missing) === missing.join())).toHaveLength(1)
    expect(lines.at(-1)).toMatchObject({
      applied: migrationTags[applied - 1] ?? null,
      msg: expect.stringMatching(/schema is too old: it lacks .*npm run db:migrate/),
    })
  })
})

it('everything is served, without a restart, as soon as somebody has migrated', async () => {
  await bringSchemaTo(migrationTags.length)
  const person = await newPerson()
  await expectTask(await person.send('POST', '/tasks', { body: { title: 'Served' } }), 201)
  await signUp()
  await expect.poll(readyStatus, { timeout: 5_000 }).toBe(200)
  expect(loggedLines({ msg: 'the schema is up to date now' })).toHaveLength(1)
})
