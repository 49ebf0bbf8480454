import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { expectProblem, expectTask } from '../harness/answers'
import { newPerson, send } from '../harness/person'

describe('GET /tasks/{task_id}', () => {
  it('answers with the task, its entity tag, and leave to keep it', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', tags: ['b'], due_date: '2026-01-01' })
    const response = await person.send('GET', `/tasks/${task.id}`)
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(await expectTask(response)).toEqual(task)
  })

  it('takes "me" for the caller, and an id in capitals for the same id', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    const headers = { authorization: `Bearer ${person.token}` }
    const path = `/api/me/tasks/${task.id.toUpperCase()}`
    expect(await expectTask(await send('GET', path, { headers }))).toEqual(task)
  })

  it.each(['"1"', 'W/"1"', '*', '"7", "1"', '"7","1"', ' "1" ', ', "1",', 'W/"7", W/"1"'])(
    'answers If-None-Match: %s with 304, the entity tag and nothing more',
    async (condition) => {
      const person = await newPerson()
      const { id } = await person.add({ title: 'A' })
      const headers = { 'if-none-match': condition }
      const response = await person.send('GET', `/tasks/${id}`, { headers })
      expect([response.status, await response.text()]).toEqual([304, ''])
      expect(response.headers.get('etag')).toBe('"1"')
      expect(response.headers.get('cache-control')).toBe('private, no-cache')
      expect(response.headers.get('content-type')).toBeNull()
    },
  )

  it.each(['"2"', '1', "'1'", '"01"', '"1 "', '"abc"', '"99999999999999999999"', '"11"'])(
    'answers If-None-Match: %s with the task',
    async (condition) => {
      const person = await newPerson()
      const task = await person.add({ title: 'A' })
      const headers = { 'if-none-match': condition }
      const response = await person.send('GET', `/tasks/${task.id}`, { headers })
      expect(await expectTask(response)).toEqual(task)
    },
  )

  it('answers with the task once it has changed', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    await person.send('PATCH', `/tasks/${id}`, { body: { title: 'B' } })
    const headers = { 'if-none-match': '"1"' }
    const task = await expectTask(await person.send('GET', `/tasks/${id}`, { headers }))
    expect(task).toMatchObject({ title: 'B', version: 2 })
  })

  it.each(['*', '"1"'])(
    'answers 404 under If-None-Match: %s where there is none',
    async (value) => {
      const person = await newPerson()
      const headers = { 'if-none-match': value }
      const response = await person.send('GET', `/tasks/${randomUUID()}`, { headers })
      await expectProblem(response, 'not_found')
    },
  )

  it('answers for the task of someone else as for one that never was', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const { id } = await owner.add({ title: 'A' })
    const headers = { 'x-request-id': 'same' }
    const answers = [id, randomUUID()].map(async (taskId) => {
      const response = await other.send('GET', `/tasks/${taskId}`, { headers })
      return [response.status, await response.text(), [...response.headers]]
    })
    const [hidden, absent] = await Promise.all(answers)
    expect(hidden?.[0]).toBe(404)
    expect(hidden).toEqual(absent)
  })

  it('refuses the path of someone else, even for a task of the caller', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const { id } = await other.add({ title: 'A' })
    const headers = { authorization: `Bearer ${other.token}` }
    const response = await send('GET', `/api/${owner.id}/tasks/${id}`, { headers })
    await expectProblem(response, 'forbidden')
  })

  it('refuses nobody', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    await expectProblem(await send('GET', `/api/${person.id}/tasks/${id}`), 'unauthorized')
  })

  it.each([
    'x',
    '0',
    '%00',
    '%20',
    '..%2F..',
    '%F0%9F%A6%8A',
    "'%20or%201=1",
    '{id}%20',
    '{id}%0A',
    '%7B{id}%7D',
    'urn:uuid:{id}',
    '{id}{id}',
  ])('answers 404 to the id %s', async (form) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const response = await person.send('GET', `/tasks/${form.replaceAll('{id}', id)}`)
    await expectProblem(response, 'not_found')
  })
})

describe('HEAD /tasks/{task_id}', () => {
  it('answers as GET does, without the body', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const headers = { 'x-request-id': 'same' }
    const [get, head] = [
      await person.send('GET', `/tasks/${id}`, { headers }),
      await person.send('HEAD', `/tasks/${id}`, { headers }),
    ]
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect([...head.headers]).toEqual([...get.headers])
  })

  it.each<[number, Record<string, string>, string]>([
    [304, { 'if-none-match': '"1"' }, '{id}'],
    [404, {}, '0198c2f0-7a5b-7c3d-8e9f-001122334455'],
    [404, {}, 'x'],
    [401, { authorization: 'Bearer x' }, '{id}'],
    [406, { accept: 'text/html' }, '{id}'],
  ])('answers %i to %j on %s without a body', async (status, headers, path) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const response = await person.send('HEAD', `/tasks/${path.replace('{id}', id)}`, {
      headers,
    })
    expect([response.status, await response.text()]).toEqual([status, ''])
  })
})
