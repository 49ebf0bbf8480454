import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { countStatuses, expectInvalid, expectProblem, expectTask } from '../harness/answers'
import { newPerson } from '../harness/person'
import { textsSentBy } from '../harness/texts-sent'

describe.each(['PUT', 'PATCH'])('%s under a condition', (method) => {
  it.each<Record<string, string>>([
    { 'if-match': '"1"' },
    { 'if-match': '*' },
    { 'if-match': ' * ' },
    { 'if-match': '"7", "1"' },
    { 'if-match': '"7","1","a,b"' },
    { 'if-match': ', "1" ,' },
    { 'if-match': 'W/"1", "1"' },
    { 'if-none-match': '"2"' },
  ])('changes under %j', async (headers) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const options = { body: { title: 'B' }, headers }
    const task = await expectTask(await person.send(method, `/tasks/${id}`, options))
    expect(task).toMatchObject({ title: 'B', version: 2 })
  })

  it.each<Record<string, string>>([
    { 'if-match': '"2"' },
    { 'if-match': '"2", "3"' },
    { 'if-match': 'W/"1"' },
    { 'if-match': '1' },
    { 'if-match': "'1'" },
    { 'if-match': '"01"' },
    { 'if-match': '"abc"' },
    { 'if-match': '"999999999"' },
    { 'if-match': '"2147483648"' },
    { 'if-match': `"${'9'.repeat(400)}"` },
    { 'if-match': '' },
    { 'if-none-match': '*' },
    { 'if-none-match': 'W/"1"' },
  ])('changes nothing under %j, and shows the task as it is', async (headers) => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', tags: ['b'] })
    for (const body of [{ title: 'B' }, {}]) {
      const options = { body, headers }
      const response = await person.send(method, `/tasks/${task.id}`, options)
      expect((await expectProblem(response, 'precondition_failed')).current).toEqual(task)
    }
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it('refuses an entity tag that was good before the last change', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    const change = (title: string) =>
      person.send(method, `/tasks/${task.id}`, { body: { title }, headers: { 'if-match': '"1"' } })
    const changed = await expectTask(await change('B'))
    const refused = await expectProblem(await change('C'), 'precondition_failed')
    expect(refused.current).toEqual(changed)
  })

  it('says 404 before 412, and 412 before what the stored task refuses', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const options = { body: { due_time: '10:00' }, headers: { 'if-match': '"9"' } }
    const absent = await person.send(method, `/tasks/${randomUUID()}`, options)
    await expectProblem(absent, 'not_found')
    await expectProblem(await person.send(method, `/tasks/${id}`, options), 'precondition_failed')
    const { body } = options
    expect(await expectInvalid(await person.send(method, `/tasks/${id}`, { body }))).toEqual([
      '/due_time',
    ])
  })

  it('lets exactly one of 20 simultaneous changes with one entity tag through', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        person.send(method, `/tasks/${id}`, {
          body: { title: `Change ${i}` },
          headers: { 'if-match': '"1"' },
        }),
      ),
    )
    expect(countStatuses(answers)).toEqual({ 200: 1, 412: 19 })
    const winner = answers.find(({ status }) => status === 200) ?? Response.error()
    const task = await expectTask(await person.send('GET', `/tasks/${id}`))
    expect(await expectTask(winner)).toEqual(task)
    expect(task.version).toBe(2)
  })

  it('loses none of 10 simultaneous changes without a condition', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', due_date: '2026-01-01' })
    const changes = [
      { title: 'B' },
      { description: 'C' },
      { completed: true },
      { priority: 'high' },
      { due_date: '2026-12-31' },
      { due_time: '10:00' },
      { tags: ['x'] },
    ]
    const answers = await Promise.all(
      [...changes, {}, {}, {}].map((body) => person.send(method, `/tasks/${task.id}`, { body })),
    )
    expect(countStatuses(answers)).toEqual({ 200: 10 })
    const changed = await expectTask(await person.send('GET', `/tasks/${task.id}`))
    expect(changed).toMatchObject({ ...Object.assign({}, ...changes), version: 8 })
  })
})

it('sends the same statements for conditions of any number of versions', async () => {
  const person = await newPerson()
  const { id } = await person.add({ title: 'A' })
  const textsUnder = (versions: string) =>
    textsSentBy(() =>
      person.send('PATCH', `/tasks/${id}`, {
        body: { title: 'A' },
        headers: { 'if-match': versions, 'if-none-match': versions.replaceAll('1', '2') },
      }),
    )
  const forOne = await textsUnder('"1"')
  expect(forOne.length).toBeGreaterThan(1)
  expect(await textsUnder('"1", "3", "4"')).toEqual(forOne)
})
