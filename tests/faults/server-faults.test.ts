import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/db/database'
import { newPerson, send } from '../harness/person'
import { type PostgresServer, startPostgres } from '../harness/postgres-server'
import {
  expectNothingLost,
  untilServed,
  type Write,
  writeMany,
} from '../harness/writes-under-fault'

/** Few enough to be used up, and fewer than the app would open by itself. */
const connectionsMax = 8

let server: PostgresServer

beforeAll(async () => {
  const settings = { max_connections: String(connectionsMax), superuser_reserved_connections: '0' }
  server = await startPostgres({ settings, isStarted: false })
  process.env.DATABASE_URL = server.url
})

afterAll(async () => {
  await closeDatabase()
  await server.stop()
})

it('a database that is down at first is served as soon as it is there', async () => {
  const anonymous = () => send('GET', '/api/health/ready')
  expect((await anonymous()).status).toBe(503)
  const account = { name: 'A', email: 'a@example.com', password: 'correct horse battery' }
  const signUp = () => send('POST', '/api/auth/sign-up/email', { body: account })
  expect((await signUp()).status).toBe(503)
  await server.start()
  await expect.poll(async () => (await anonymous()).status, { timeout: 20_000 }).toBe(200)
  expect((await signUp()).status).toBe(200)
})

describe.each(['killed', 'fast'] as const)('a database that ends under way (%s)', (how) => {
  it('loses nothing that was acknowledged, and doubles nothing', async () => {
    const person = await newPerson()
    await untilServed(person)
    let ending: Promise<void> | undefined
    const endAfterSome = ({ status }: Write) => {
      if (status === 201) ending ??= server.end(how)
    }
    const writes = await writeMany(person, 200, endAfterSome)
    await ending
    expect((await person.send('GET', '/tasks')).status).toBe(503)
    await server.start()
    await untilServed(person)
    await expectNothingLost(person, writes)
    // Some before it and some after, or nothing was put to the test.
    expect(new Set(writes.map(({ status }) => status))).toEqual(new Set([201, 503]))
  })

  it('takes each write once, however often it is sent again under its key', async () => {
    const person = await newPerson()
    await untilServed(person)
    const keys = Array.from({ length: 50 }, () => randomUUID())
    let ending: Promise<void> | undefined
    const attempt = async (key: string): Promise<void> => {
      const headers = { 'idempotency-key': key }
      const { status } = await person.send('POST', '/tasks', { body: { title: key }, headers })
      if (status === 201) {
        ending ??= server.end(how).then(() => server.start())
        return
      }
      expect([409, 503]).toContain(status)
      await attempt(key)
    }
    await Promise.all(keys.map(attempt))
    await ending
    await untilServed(person)
    const writes = keys.map((title) => ({ title, status: 201, seconds: 0 }))
    await expectNothingLost(person, writes)
  })
})

describe('a database that has no connection left', () => {
  const others: pg.Client[] = []

  afterEach(async () => {
    await Promise.all(others.splice(0).map((client) => client.end()))
  })

  it('makes requests wait or come again, and serves them when it has', async () => {
    const person = await newPerson()
    await closeDatabase()
    for (let i = 0; i < connectionsMax; i += 1) others.push(await connect())
    const refused = await writeMany(person, 20)
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
    await Promise.all(others.splice(0).map((client) => client.end()))
    await untilServed(person)
    await expectNothingLost(person, refused)
  })

  it('serves as many as it can of more than it has connections for', async () => {
    const person = await newPerson()
    await untilServed(person)
    for (let i = 0; i < connectionsMax / 2; i += 1) others.push(await connect())
    const writes = await writeMany(person, 200)
    expect(writes.some(({ status }) => status === 201)).toBe(true)
    await expectNothingLost(person, writes)
  })
})

describe('a statement that hangs', () => {
  it('is given up in time, without a trace, and holds up nobody else', async () => {
    const person = await newPerson()
    const other = await connect()
    await other.query('begin; lock table tasks in access exclusive mode')
    const hanging = writeMany(person, 5)
    expect((await send('GET', '/api/health/live')).status).toBe(200)
    expect((await send('GET', '/api/health/ready')).status).toBe(200)
    const writes = await hanging
    expect(writes.map(({ status }) => status)).toEqual(writes.map(() => 503))
    await other.query('rollback')
    await other.end()
    await expectNothingLost(person, writes)
    expect((await person.send('GET', '/tasks').then((list) => list.json())) as unknown[]).toEqual(
      [],
    )
  })

  it('leaves no half of an account behind', async () => {
    const account = { name: 'B', email: 'b@example.com', password: 'correct horse battery' }
    const signUp = () => send('POST', '/api/auth/sign-up/email', { body: account })
    const other = await connect()
    await other.query('begin; lock table account in access exclusive mode')
    const refused = await signUp()
    expect(refused.status).toBe(503)
    await other.query('rollback')
    const { rows } = await other.query(`select from "user" where email = $1`, [account.email])
    expect(rows).toHaveLength(0)
    await other.end()
    expect((await signUp()).status).toBe(200)
  })
})

async function connect() {
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  return client
}
