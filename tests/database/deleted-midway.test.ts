import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { expectProblem } from '../harness/answers'
import { untilSomebodyWaits } from '../harness/lock-waiters'
import { newPerson } from '../harness/person'

let elsewhere: pg.Client

beforeEach(async () => {
  elsewhere = new pg.Client({ connectionString: env().DATABASE_URL })
  await elsewhere.connect()
})

afterEach(() => elsewhere.end())

const requests: [name: string, headers: Record<string, string>][] = [
  ['without a key', {}],
  ['with an Idempotency-Key', { 'idempotency-key': 'k' }],
]

it.each(requests)(
  'refuses a task %s of whoever is deleted while it is made, as of one who is gone',
  async (_name, headers) => {
    const person = await newPerson()
    await elsewhere.query('begin')
    await elsewhere.query('delete from "user" where id = $1', [person.id])
    const creating = person.send('POST', '/tasks', { body: { title: 'Too late' }, headers })
    await untilSomebodyWaits(elsewhere)
    await elsewhere.query('commit')
    const response = await creating
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    await expectProblem(response, 'unauthorized')
  },
)
