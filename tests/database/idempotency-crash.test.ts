import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { problemExplanations } from '@/lib/problem-explanations'
import { expectProblem } from '../harness/answers'
import { untilSomebodyWaits } from '../harness/lock-waiters'
import { json, newPerson, type Person } from '../harness/person'

let elsewhere: pg.Client

beforeEach(async () => {
  elsewhere = new pg.Client({ connectionString: env().DATABASE_URL })
  await elsewhere.connect()
})

afterEach(() => elsewhere.end())

function create(by: Person, key: string) {
  const headers = { 'idempotency-key': key }
  return by.send('POST', '/tasks', { body: { title: 'Once' }, headers })
}

it('says that the first request still runs, and lets the next one through once that has failed', async () => {
  const person = await newPerson()
  await elsewhere.query('begin')
  await elsewhere.query(
    `insert into idempotency_keys (user_id, key, fingerprint) values ($1, 'k', 'f')`,
    [person.id],
  )
  const response = await create(person, 'k')
  expect(response.headers.get('retry-after')).toBe('1')
  const { detail } = await expectProblem(response, 'idempotency_in_progress')
  expect(detail).toBe(problemExplanations.idempotency_in_progress.example)
  await elsewhere.query('rollback')
  const next = await create(person, 'k')
  expect([next.status, next.headers.get('idempotency-replayed')]).toEqual([201, null])
})

it('waits for a first request that ends in time', async () => {
  const person = await newPerson()
  await elsewhere.query('begin')
  await elsewhere.query('lock table tasks in share mode')
  const first = create(person, 'k')
  await untilSomebodyWaits(elsewhere)
  const second = create(person, 'k')
  await elsewhere.query('commit')
  const [one, two] = [await first, await second]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(await two.text()).toBe(await one.text())
})

it('leaves no key stuck and no task doubled when a process is killed midway', async () => {
  const person = await newPerson()
  await elsewhere.query('begin')
  await elsewhere.query('lock table tasks in share mode')
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/harness/create-once.ts', person.token, 'k'],
    { env: { ...process.env, DATABASE_URL: env().DATABASE_URL }, stdio: 'inherit' },
  )
  await untilSomebodyWaits(elsewhere)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  await elsewhere.query('commit')
  expect((await create(person, 'k')).status).toBe(201)
  expect(await json<unknown[]>(await person.send('GET', '/tasks'))).toHaveLength(1)
})
