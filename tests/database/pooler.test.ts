import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDatabase } from '@/db/database'
import { newPerson } from '../harness/person'
import { type Pooler, startPooler } from '../harness/start-pooler'
import { titlesOf } from '../harness/writes-under-fault'

let pooler: Pooler
let elsewhere: pg.Client

beforeAll(async () => {
  const direct = process.env.DATABASE_URL ?? ''
  elsewhere = new pg.Client({ connectionString: direct })
  await elsewhere.connect()
  pooler = await startPooler(direct)
  process.env.DATABASE_URL = pooler.url
})

afterAll(async () => {
  await closeDatabase()
  await elsewhere.end()
  await pooler.close()
})

it('serves through a pooler that takes no settings at the start of a connection', async () => {
  const person = await newPerson()
  const created = await person.send('POST', '/tasks', { body: { title: 'Pooled' } })
  expect(created.status).toBe(201)
  expect(await titlesOf(person)).toEqual(['Pooled'])
})

it('has the server itself give up there what takes too long', async () => {
  const person = await newPerson()
  await elsewhere.query('begin; lock table tasks in access exclusive mode')
  const created = await person.send('POST', '/tasks', { body: { title: 'Late' } })
  expect(created.status).toBe(503)
  const waiting = await elsewhere.query(`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  await elsewhere.query('rollback')
  expect(waiting.rowCount).toBe(0)
  expect(await titlesOf(person)).toEqual([])
})
