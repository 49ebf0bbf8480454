import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { newPerson, type Person, send } from '../harness/person'
import { signUp } from '../harness/sign-up'
import { undoWrites } from '../harness/undo-writes'
import { standIn } from '../harness/use-neon'
import { titlesOf } from '../harness/writes-under-fault'

let elsewhere: pg.Client
let person: Person

beforeAll(async () => {
  await newPerson()
  elsewhere = new pg.Client({ connectionString: env().DATABASE_URL })
  await elsewhere.connect()
})

beforeEach(async () => {
  person = await newPerson()
})

afterAll(() => elsewhere.end())

const create = async () => (await person.send('POST', '/tasks', { body: { title: 'Once' } })).status
const list = async () => (await person.send('GET', '/tasks')).status

describe('a request to Neon that fails', () => {
  it.each(['request lost', 'answer lost', 'still starting'] as const)(
    'is sent again where it reads: %s',
    async (breakage) => {
      standIn.breakNext(breakage)
      expect(await list()).toBe(200)
    },
  )

  it('is sent again where it writes and the compute had not started', async () => {
    standIn.breakNext('still starting')
    expect(await create()).toBe(201)
    expect(await titlesOf(person)).toEqual(['Once'])
  })

  it.each([
    ['answer lost', ['Once']],
    ['request lost', []],
  ] as const)('is not where it writes and nobody knows: %s', async (breakage, titles) => {
    standIn.breakNext(breakage)
    expect(await create()).toBe(503)
    expect(await titlesOf(person)).toEqual(titles)
  })

  it('is sent again where it was undone to let another through', async () => {
    const stop = await undoWrites(elsewhere, { code: '40001', count: 1 })
    expect(await create()).toBe(201)
    await stop()
    expect(await titlesOf(person)).toEqual(['Once'])
  })

  it('is sent no third time', async () => {
    standIn.breakNext('request lost', 'request lost')
    expect(await list()).toBe(503)
    expect(await list()).toBe(200)
  })
})

it('a compute that fell asleep is woken by whoever comes next, session and sign-up alike', async () => {
  const { cookie } = await signUp()
  await standIn.dropSockets()
  expect((await send('GET', '/api/auth/token', { headers: { cookie } })).status).toBe(200)
  await standIn.dropSockets()
  expect((await signUp()).sessionToken).not.toBe('')
})

it('a statement that hangs is given up by the database itself', async () => {
  await elsewhere.query('begin; lock table tasks in access exclusive mode')
  expect(await create()).toBe(503)
  const { rows } = await elsewhere.query(`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  await elsewhere.query('rollback')
  expect(rows).toHaveLength(0)
  expect(await titlesOf(person)).toEqual([])
})

it('a sign-up that fails midway leaves no half of an account behind', async () => {
  const account = {
    name: 'B',
    email: `${person.id}@half.example`,
    password: 'correct horse battery',
  }
  const ask = () => send('POST', '/api/auth/sign-up/email', { body: account })
  await elsewhere.query('begin; lock table account in access exclusive mode')
  expect((await ask()).status).toBe(503)
  await elsewhere.query('rollback')
  const { rows } = await elsewhere.query('select from "user" where email = $1', [account.email])
  expect(rows).toHaveLength(0)
  expect((await ask()).status).toBe(200)
})
