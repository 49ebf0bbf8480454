import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { expectProblem } from '../harness/answers'
import { newPerson, type Person } from '../harness/person'
import { undoWrites } from '../harness/undo-writes'
import { titlesOf } from '../harness/writes-under-fault'

let elsewhere: pg.Client
let person: Person

beforeAll(async () => {
  person = await newPerson()
  elsewhere = new pg.Client({ connectionString: env().DATABASE_URL })
  await elsewhere.connect()
})

afterAll(() => elsewhere.end())

const kinds = [
  { name: 'serialization failure', code: '40001' },
  { name: 'deadlock', code: '40P01' },
]

describe.each(kinds)('a transaction that the server undid: $name', ({ code }) => {
  it('is sent again', async () => {
    const stop = await undoWrites(elsewhere, { code, count: 1 })
    const { status } = await person.send('POST', '/tasks', { body: { title: code } })
    await stop()
    expect(status).toBe(201)
    expect((await titlesOf(person)).filter((title) => title === code)).toHaveLength(1)
  })

  it('is answered 503 with Retry-After where that happens twice', async () => {
    const stop = await undoWrites(elsewhere, { code, count: 2 })
    const response = await person.send('POST', '/tasks', { body: { title: 'Twice' } })
    await stop()
    expect(response.headers.get('retry-after')).toBe('1')
    await expectProblem(response, 'unavailable')
    expect(await titlesOf(person)).not.toContain('Twice')
  })
})
