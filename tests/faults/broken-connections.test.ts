import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeDatabase, openDatabase } from '@/db/database'
import { isUnavailable } from '@/db/failures'
import { openNodePostgres } from '@/db/node-postgres'
import type { Statement } from '@/db/transport'
import { type CountingProxy, startCountingProxy } from '../harness/counting-proxy'
import { untilSomebodyWaits } from '../harness/lock-waiters'
import { newPerson, type Person, send } from '../harness/person'
import { holdSecurityLog } from '../harness/security-log'
import { signUp } from '../harness/sign-up'
import { titlesOf, untilServed } from '../harness/writes-under-fault'

let proxy: CountingProxy
let elsewhere: pg.Client
let person: Person
let releaseSecurityLog: () => void

beforeAll(async () => {
  const direct = process.env.DATABASE_URL ?? ''
  elsewhere = new pg.Client({ connectionString: direct })
  await elsewhere.connect()
  proxy = await startCountingProxy(direct)
  process.env.DATABASE_URL = proxy.url
})

beforeEach(async () => {
  // It is written by itself within a second, over a connection that would be turned away for another.
  releaseSecurityLog = await holdSecurityLog()
  person = await newPerson()
})

afterEach(async () => {
  releaseSecurityLog()
  await elsewhere.query('rollback')
})

afterAll(async () => {
  await closeDatabase()
  await elsewhere.end()
  await proxy.close()
})

const create = () => person.send('POST', '/tasks', { body: { title: 'Once' } })
const list = () => person.send('GET', '/tasks')

/** Sends a request that has to wait in the database, and does something to it there. */
async function interrupt(ask: () => Promise<Response>, interruption: () => unknown) {
  await elsewhere.query('begin')
  await elsewhere.query('lock table tasks in access exclusive mode')
  const asked = ask()
  await untilSomebodyWaits(elsewhere)
  await interruption()
  await elsewhere.query('rollback')
  return (await asked).status
}

const endBackends = () =>
  elsewhere.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)

describe('a statement whose connection the server ended, and said so', () => {
  it('is sent again where it reads', async () => {
    expect(await interrupt(list, endBackends)).toBe(200)
  })

  it('is sent again where it writes, since it cannot have been committed', async () => {
    expect(await interrupt(create, endBackends)).toBe(201)
    expect(await titlesOf(person)).toEqual(['Once'])
  })
})

describe('a statement whose connection broke without a word', () => {
  it('is sent again where it reads', async () => {
    expect(await interrupt(list, () => proxy.drop())).toBe(200)
  })

  it('is not where it writes, since nobody knows whether it was committed', async () => {
    expect(await interrupt(create, () => proxy.drop())).toBe(503)
    expect((await titlesOf(person)).length).toBeLessThanOrEqual(1)
    expect(await create().then(({ status }) => status)).toBe(201)
  })
})

describe('a server that turns the first connection away', () => {
  it.each([
    ['a read', list, 200],
    ['a write', create, 201],
  ])('is tried again, for %s', async (_what, ask, status) => {
    await proxy.drop(1)
    expect((await ask()).status).toBe(status)
  })

  it('is tried again for a session, and for signing up', async () => {
    const { cookie } = await signUp()
    await proxy.drop(1)
    expect((await send('GET', '/api/auth/token', { headers: { cookie } })).status).toBe(200)
    await proxy.drop(1)
    expect((await signUp()).sessionToken).not.toBe('')
  })

  it('is tried no third time', async () => {
    await proxy.drop(2)
    expect((await list()).status).toBe(503)
    expect((await list()).status).toBe(200)
  })
})

it('sends no statement twice that took too long', async () => {
  // A second try would find the table free again, and succeed.
  expect(await interrupt(create, () => elsewhere.query('select pg_sleep(3.2)'))).toBe(503)
  expect(await titlesOf(person)).toEqual([])
})

it('nobody goes on in a transaction that was left open while the database did not answer', async () => {
  const { orm } = await openDatabase()
  const transaction = orm.transaction(async (tx) => {
    await tx.execute(sql`create temporary table started (id integer)`)
    proxy.freeze()
    await tx.execute(sql`select pg_sleep(0)`)
  })
  await expect(transaction).rejects.toThrow()
  await proxy.mend()
  await untilServed(person)
  const other = await newPerson()
  const { rows } = await elsewhere.query('select from "user" where id = $1', [other.id])
  expect(rows).toHaveLength(1)
})

it('a connection that came too late is left as it is, and nothing is sent over it', async () => {
  const { transport, close } = openNodePostgres(proxy.url)
  const statement: Statement = { text: 'select pg_backend_pid()', values: [], shape: 'array' }
  const before = await transport([statement])
  const sent = proxy.roundTrips
  const error = await transport([statement], Date.now()).catch((thrown: unknown) => thrown)
  expect(isUnavailable(error)).toBe(true)
  expect(proxy.roundTrips).toBe(sent)
  expect(await transport([statement])).toEqual(before)
  await close()
})
