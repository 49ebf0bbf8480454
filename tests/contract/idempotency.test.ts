import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asTenant } from '@/db/database'
import { idempotencyKeys } from '@/db/schema/idempotency-keys'
import { countStatuses, expectInvalid, expectProblem, expectTask } from '../harness/answers'
import { json, newPerson, type Person } from '../harness/person'

function create(by: Person, key: string, body: object = { title: 'Once' }) {
  return by.send('POST', '/tasks', { body, headers: { 'idempotency-key': key } })
}

async function countTasks(by: Person) {
  return (await json<unknown[]>(await by.send('GET', '/tasks?limit=500'))).length
}

/** Makes everything this person did under a key a day and a moment older. */
async function age(person: Person, interval: string) {
  await asTenant({ userId: person.id, sessionId: null }, (db) => [
    db.update(idempotencyKeys).set({ createdAt: sql`now() - ${interval}::interval` }),
  ])
}

describe('a key that was used', () => {
  it('answers the same request with the same status, headers and body again', async () => {
    const person = await newPerson()
    const body = {
      title: 'Once',
      description: 'a "quote"\n\ttab \u2028 😀 é',
      tags: ['b', 'a'],
      due_date: '2030-01-02',
      due_time: '03:04',
      completed: true,
    }
    const first = await create(person, 'k', body)
    const again = await create(person, 'k', body)
    expect([first.status, again.status]).toEqual([201, 201])
    for (const name of ['location', 'etag', 'content-type']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    }
    expect(await again.text()).toBe(await first.text())
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await countTasks(person)).toBe(1)
  })

  it('answers as it did first, whatever became of the task', async () => {
    const person = await newPerson()
    const task = await expectTask(await create(person, 'k'), 201)
    await person.send('DELETE', `/tasks/${task.id}?permanent=true`)
    expect(await json(await create(person, 'k'))).toEqual(task)
    expect(await countTasks(person)).toBe(0)
  })

  it('takes `me` for the same path as the id', async () => {
    const person = await newPerson()
    await create(person, 'k')
    const me = new (person.constructor as typeof Person)('me', person.sessionId, person.token)
    expect((await create(me, 'k')).headers.get('idempotency-replayed')).toBe('true')
  })

  it.each([
    ['white space between', ' { "title" :\n\t"Once" } ', 'true'],
    ['white space within', '{"title":"Once "}', null],
    ['the same name twice', '{"title":"Twice","title":"Once"}', null],
    ['a number for another that is passed over', '{"title":"Once","version":1e999}', null],
  ])('takes a body with %s as it is written', async (_name, raw, replayed) => {
    const person = await newPerson()
    await create(person, 'k')
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
    const response = await person.send('POST', '/tasks', { raw, headers })
    expect(response.headers.get('idempotency-replayed')).toBe(replayed)
    if (replayed === null) await expectProblem(response, 'idempotency_key_reused')
  })

  it.each([
    ['another body', { title: 'Twice' }],
    ['a property more', { title: 'Once', priority: 'low' }],
  ])('refuses %s', async (_name, body) => {
    const person = await newPerson()
    await create(person, 'k')
    await expectProblem(await create(person, 'k', body), 'idempotency_key_reused')
    expect(await countTasks(person)).toBe(1)
  })

  it('refuses another query', async () => {
    const person = await newPerson()
    await create(person, 'k')
    const response = await person.send('POST', '/tasks?a=b', {
      body: { title: 'Once' },
      headers: { 'idempotency-key': 'k' },
    })
    await expectProblem(response, 'idempotency_key_reused')
  })

  it('is good for another task after 24 hours', async () => {
    const person = await newPerson()
    await create(person, 'k')
    await age(person, '23 hours 59 minutes')
    expect((await create(person, 'k')).headers.get('idempotency-replayed')).toBe('true')
    await age(person, '24 hours 1 second')
    const later = await create(person, 'k', { title: 'Another' })
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null])
    expect(await countTasks(person)).toBe(2)
  })
})

describe('a key', () => {
  it('is one user’s alone', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    await create(one, 'k', { title: 'Of one' })
    const response = await create(other, 'k', { title: 'Of the other' })
    expect(response.headers.get('idempotency-replayed')).toBeNull()
    expect((await expectTask(response, 201)).title).toBe('Of the other')
  })

  it('stays free where the answer is no 201', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'First' })
    await expectInvalid(await create(person, 'k', { title: '' }))
    await expectProblem(await create(person, 'k', { id, title: 'Taken' }), 'id_taken')
    const response = await create(person, 'k')
    expect([response.status, response.headers.get('idempotency-replayed')]).toEqual([201, null])
  })

  it('replays a task whose id the client chose', async () => {
    const person = await newPerson()
    const body = { id: randomUUID(), title: 'Mine' }
    await create(person, 'k', body)
    expect((await create(person, 'k', body)).headers.get('idempotency-replayed')).toBe('true')
  })

  it.each(['!', '~'.repeat(255), '"quoted"', randomUUID()])('may be %s', async (key) => {
    expect((await create(await newPerson(), key)).status).toBe(201)
  })

  it.each([[''], ['x'.repeat(256)], ['two words'], ['caf\u00e9'], ['a, b']])(
    'may not be %j',
    async (key) => {
      const problem = await expectProblem(await create(await newPerson(), key), 'validation_failed')
      expect(problem.errors).toEqual([
        { header: 'Idempotency-Key', code: 'invalid_format', message: expect.any(String) },
      ])
    },
  )

  it('makes one task of 50 requests at once, and one answer', async () => {
    const person = await newPerson()
    const responses = await Promise.all(Array.from({ length: 50 }, () => create(person, 'k')))
    const { 201: made = 0, 409: busy = 0 } = countStatuses(responses)
    expect(made + busy).toBe(50)
    expect(made).toBeGreaterThan(0)
    const created = responses.filter(({ status }) => status === 201)
    expect(new Set(await Promise.all(created.map((response) => response.text()))).size).toBe(1)
    const replays = created.filter(({ headers }) => headers.has('idempotency-replayed'))
    expect(replays).toHaveLength(made - 1)
    expect(await countTasks(person)).toBe(1)
  })
})
