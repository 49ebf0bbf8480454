import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { expectInvalid, expectProblem, expectTask, passMillisecond } from '../harness/answers'
import { newPerson, send } from '../harness/person'

const full = {
  title: 'A',
  description: 'B',
  completed: true,
  priority: 'high',
  due_date: '2026-02-28',
  due_time: '09:30',
  tags: ['x', 'y'],
}

describe.each(['PUT', 'PATCH'])('%s /tasks/{task_id}', (method) => {
  it.each([
    [{ title: ' C ' }, { title: 'C' }],
    [{ description: 'C' }, { description: 'C' }],
    [{ description: '' }, { description: null }],
    [{ description: null }, { description: null }],
    [{ completed: false }, { completed: false, completed_at: null }],
    [{ priority: 'low' }, { priority: 'low' }],
    [{ due_date: '2027-01-01' }, { due_date: '2027-01-01' }],
    [{ due_date: null }, { due_date: null, due_time: null }],
    [
      { due_date: null, due_time: null },
      { due_date: null, due_time: null },
    ],
    [{ due_time: '10:00' }, { due_time: '10:00' }],
    [{ due_time: null }, { due_time: null }],
    [
      { due_date: '2027-01-01', due_time: '10:00' },
      { due_date: '2027-01-01', due_time: '10:00' },
    ],
    [{ tags: ['Z', 'z', 'x'] }, { tags: ['z', 'x'] }],
    [{ tags: ['y', 'x'] }, { tags: ['y', 'x'] }],
    [{ tags: [] }, { tags: [] }],
    [
      { title: 'C', tags: ['x', 'y'] },
      { title: 'C', tags: ['x', 'y'] },
    ],
  ])('changes by %j that alone, and moves version and updated_at', async (body, changed) => {
    const person = await newPerson()
    const task = await person.add(full)
    passMillisecond(task)
    const updated = await expectTask(await person.send(method, `/tasks/${task.id}`, { body }))
    const { updated_at } = updated
    expect(updated).toEqual({ ...task, ...changed, version: 2, updated_at })
    expect(updated_at > task.updated_at).toBe(true)
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(updated)
  })

  it.each([
    {},
    { title: ' A ' },
    { description: 'B', completed: true },
    { priority: 'high', due_date: '2026-02-28', due_time: '09:30' },
    { due_time: '09:30' },
    { tags: [' X', 'y', 'x'] },
    { id: randomUUID(), version: 9, user_id: 'x', created_at: 1, updated_at: {}, deleted_at: 'x' },
    { completed_at: null },
  ])('changes nothing by %j and keeps the version', async (body) => {
    const person = await newPerson()
    const task = await person.add(full)
    passMillisecond(task)
    const path = `/tasks/${task.id}`
    expect(await expectTask(await person.send(method, path, { body }))).toEqual(task)
    expect(await expectTask(await person.send('GET', path))).toEqual(task)
  })

  it.each([{ title: 'A' }, full, { title: 'A', description: null, due_date: '2026-01-01' }])(
    'changes nothing by the whole of a task made from %j',
    async (input) => {
      const person = await newPerson()
      const { id } = await person.add(input)
      await person.send('PATCH', `/tasks/${id}`, { body: { title: 'Changed' } })
      const whole = await expectTask(await person.send('GET', `/tasks/${id}`))
      passMillisecond(whole)
      const body = whole
      expect(await expectTask(await person.send(method, `/tasks/${id}`, { body }))).toEqual(whole)
    },
  )

  it('notes when a task was completed, once', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    const change = async (body: object) =>
      await expectTask(await person.send(method, `/tasks/${task.id}`, { body }))
    passMillisecond(task)
    const done = await change({ completed: true })
    expect(done.completed_at).toBe(done.updated_at)
    passMillisecond(done)
    const renamed = await change({ completed: true, title: 'B' })
    expect(renamed).toMatchObject({ completed_at: done.completed_at, version: 3 })
    const undone = await change({ completed: false })
    expect(undone).toMatchObject({ completed: false, completed_at: null, version: 4 })
    passMillisecond(undone)
    const again = await change({ completed: true })
    expect(again.completed_at).toBe(again.updated_at)
  })

  it.each([
    ...[null, '', ' ', 5, 'x'.repeat(201), 'a\u0000', 'a\ud800', 'a\u0007b'].map(wrong('title')),
    ...[5, 'x'.repeat(10_001), 'a\u0000', '\udc00'].map(wrong('description')),
    ...[null, 'true', 0].map(wrong('completed')),
    ...[null, 'urgent', 2].map(wrong('priority')),
    ...['2023-02-29', '1969-12-31', '10000-01-01', '', 5].map(wrong('due_date')),
    ...['24:00', '9:00', '09:00:00', '', 5].map(wrong('due_time')),
    ...[null, 'x', Array.from({ length: 21 }, (_, i) => `t${i}`)].map(wrong('tags')),
    [{ tags: ['a', ''] }, '/tags/1'],
    [{ due_date: null, due_time: '10:00' }, '/due_time'],
    [{ colour: 'red' }, '/colour'],
  ])('refuses %j and keeps the task', async (body, pointer) => {
    const person = await newPerson()
    const task = await person.add(full)
    const response = await person.send(method, `/tasks/${task.id}`, { body })
    expect(await expectInvalid(response)).toEqual([pointer])
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it('refuses a due time where the task has no due date, and keeps the task', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    const body = { title: 'B', due_time: '10:00' }
    const response = await person.send(method, `/tasks/${task.id}`, { body })
    expect(await expectInvalid(response)).toEqual(['/due_time'])
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it.each([
    { due_date: '2026-01-01', due_time: '10:00' },
    { due_date: '2026-01-01' },
    { due_time: null },
  ])('takes %j where the task has no due date', async (body) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    expect(await expectTask(await person.send(method, `/tasks/${id}`, { body }))).toMatchObject(
      body,
    )
  })

  it('reports every field that is wrong', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const body = { title: '', priority: 'x', tags: ['a', '', ''], colour: 1 }
    const wrongFields = await expectInvalid(await person.send(method, `/tasks/${id}`, { body }))
    expect(wrongFields.sort()).toEqual(['/colour', '/priority', '/tags/1', '/tags/2', '/title'])
  })

  it('answers 404 for a task that is absent or of someone else', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const task = await owner.add({ title: 'A' })
    for (const id of [randomUUID(), task.id]) {
      const response = await other.send(method, `/tasks/${id}`, { body: { title: 'B' } })
      await expectProblem(response, 'not_found')
    }
    expect(await expectTask(await owner.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it('refuses nobody, and the path of someone else', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const { id } = await owner.add({ title: 'A' })
    const path = `/api/${owner.id}/tasks/${id}`
    const body = { title: 'B' }
    await expectProblem(await send(method, path, { body }), 'unauthorized')
    const headers = { authorization: `Bearer ${other.token}` }
    await expectProblem(await send(method, path, { body, headers }), 'forbidden')
  })
})

function wrong(field: string) {
  return (value: unknown): [object, string] => [{ [field]: value }, `/${field}`]
}
