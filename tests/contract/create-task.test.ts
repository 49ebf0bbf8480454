import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { expectInvalid, expectTask } from '../harness/answers'
import { newPerson, send } from '../harness/person'

const emoji = '🦊'
const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const names = (count: number) => Array.from({ length: count }, (_, i) => `tag ${i}`)

describe('POST /tasks', () => {
  it('fills in every default', async () => {
    const person = await newPerson()
    const task = await expectTask(
      await person.send('POST', '/tasks', { body: { title: 'A' } }),
      201,
    )
    expect(task).toEqual({
      id: expect.stringMatching(uuidv7),
      user_id: person.id,
      title: 'A',
      description: null,
      completed: false,
      completed_at: null,
      priority: 'none',
      due_date: null,
      due_time: null,
      tags: [],
      version: 1,
      created_at: expect.any(String),
      updated_at: task.created_at,
      deleted_at: null,
    })
    expect(Math.abs(Date.parse(task.created_at) - Date.now())).toBeLessThan(60_000)
  })

  it('names the address of the task in Location', async () => {
    const person = await newPerson()
    const created = await person.send('POST', '/tasks', { body: { title: 'A' } })
    const location = created.headers.get('location') ?? ''
    const task = await expectTask(created, 201)
    expect(location).toBe(`/api/${person.id}/tasks/${task.id}`)
    const headers = { authorization: `Bearer ${person.token}` }
    expect(await expectTask(await send('GET', location, { headers }))).toEqual(task)
  })

  it('takes "me" for the caller', async () => {
    const person = await newPerson()
    const headers = { authorization: `Bearer ${person.token}` }
    const response = await send('POST', '/api/me/tasks', { body: { title: 'A' }, headers })
    expect((await expectTask(response, 201)).user_id).toBe(person.id)
  })

  it('notes when a task that begins completed was completed', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', completed: true })
    expect(task).toMatchObject({ completed: true, completed_at: task.created_at })
  })

  it.each([
    ['a title, trimmed', { title: ' \t\n Buy milk \u00a0' }, { title: 'Buy milk' }],
    ['a title with tab and newline', { title: 'a\tb\nc' }, { title: 'a\tb\nc' }],
    ['a title as it is composed', { title: 'e\u0301 ﬁ' }, { title: 'e\u0301 ﬁ' }],
    ['200 code points', { title: emoji.repeat(200) }, { title: emoji.repeat(200) }],
    ['200 after trimming', { title: ` ${'x'.repeat(200)} ` }, { title: 'x'.repeat(200) }],
    ['an empty description as null', { description: '' }, { description: null }],
    ['no description', { description: null }, { description: null }],
    ['a description untrimmed', { description: ' a\r\n\u0007 ' }, { description: ' a\r\n\u0007 ' }],
    [
      '10,000 code points',
      { description: emoji.repeat(10_000) },
      { description: emoji.repeat(10_000) },
    ],
    ['no priority', { priority: 'none' }, { priority: 'none' }],
    ['low priority', { priority: 'low' }, { priority: 'low' }],
    ['medium priority', { priority: 'medium' }, { priority: 'medium' }],
    ['high priority', { priority: 'high' }, { priority: 'high' }],
    ['a leap day', { due_date: '2024-02-29' }, { due_date: '2024-02-29' }],
    ['the first day', { due_date: '1970-01-01' }, { due_date: '1970-01-01' }],
    ['the last day', { due_date: '9999-12-31' }, { due_date: '9999-12-31' }],
    ['no due date', { due_date: null, due_time: null }, { due_date: null, due_time: null }],
    ['midnight', { due_date: '2026-01-01', due_time: '00:00' }, { due_time: '00:00' }],
    ['the last minute', { due_date: '2026-01-01', due_time: '23:59' }, { due_time: '23:59' }],
    ['tags folded, in order', { tags: [' B ', 'a', 'b', 'A'] }, { tags: ['b', 'a'] }],
    ['a tag with a comma and spaces', { tags: ['a, b  c'] }, { tags: ['a, b  c'] }],
    ['tags of other scripts in lower case', { tags: ['ÉTÉ', 'ЖУК'] }, { tags: ['été', 'жук'] }],
    ['a tag of 50 code points', { tags: [emoji.repeat(50)] }, { tags: [emoji.repeat(50)] }],
    ['20 tags', { tags: names(20) }, { tags: names(20) }],
    ['20 tags after folding', { tags: [...names(20), ' TAG 0', 'Tag 19 '] }, { tags: names(20) }],
  ])('keeps %s', async (_name, sent, kept) => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', ...sent })
    expect(task).toMatchObject(kept)
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it.each([
    [{ title: undefined }, '/title'],
    ...['', ' \n ', 'x'.repeat(201), emoji.repeat(201), null, 5, ['a']].map(wrong('title')),
    ...['a\u0000b', '\ud800', 'a\udc00', 'a\u0007b', 'a\rb', 'a\u007fb', 'a\u0085b'].map(
      wrong('title'),
    ),
    ...['x'.repeat(10_001), emoji.repeat(10_001), 5, 'a\u0000', 'a\ud83e'].map(
      wrong('description'),
    ),
    ...[null, 'true', 1].map(wrong('completed')),
    ...[null, 'urgent', 'HIGH', '', 3].map(wrong('priority')),
    ...['2023-02-29', '2024-02-30', '2024-13-01', '2024-2-9', '1969-12-31', '0000-01-01'].map(
      wrong('due_date'),
    ),
    ...['10000-01-01', '2024-01-01T00:00:00Z', ' 2024-01-01', '', 20_240_101].map(
      wrong('due_date'),
    ),
    ...['24:00', '12:60', '9:00', '12:00:00', '12:00Z', '1200', '', 12].map(wrong('due_time')),
    [{ due_time: '09:00' }, '/due_time'],
    [{ due_time: '09:00', due_date: null }, '/due_time'],
    ...[null, 'a', {}, names(21)].map(wrong('tags')),
    ...[[''], ['  '], ['x'.repeat(51)], [emoji.repeat(51)], [null], [1], [['a']]].map(
      (tags): [object, string] => [{ tags }, '/tags/0'],
    ),
    ...['a\u0000', 'a\ud800', 'a\u0007b', 'a\rb'].map((bad): [object, string] => [
      { tags: ['good', bad] },
      '/tags/1',
    ]),
    ...['x', '', 5, `{${randomUUID()}}`, randomUUID().replaceAll('-', '')].map(wrong('id')),
    [{ colour: 'red' }, '/colour'],
    [{ 'a/b~c': 1 }, '/a~1b~0c'],
  ])('refuses %j', async (fields, pointer) => {
    const person = await newPerson()
    const body = { title: 'A', due_date: '2026-01-01', ...without(fields), ...fields }
    expect(await expectInvalid(await person.send('POST', '/tasks', { body }))).toEqual([pointer])
    expect(await (await person.send('GET', '/tasks')).json()).toEqual([])
  })

  it('ignores read-only properties, whatever they hold', async () => {
    const person = await newPerson()
    const task = await person.add({
      title: 'A',
      user_id: 'somebody else',
      completed_at: 5,
      version: 'x',
      created_at: null,
      updated_at: '2020-01-01T00:00:00.000Z',
      deleted_at: '2020-01-01T00:00:00.000Z',
    })
    expect(task).toMatchObject({ user_id: person.id, version: 1, completed_at: null })
    expect([task.deleted_at, task.updated_at]).toEqual([null, task.created_at])
  })
})

function wrong(field: string) {
  return (value: unknown): [object, string] => [{ [field]: value }, `/${field}`]
}

/** Leaves the due date out where a case is about the lack of it. */
function without(fields: object) {
  return 'due_time' in fields && fields.due_time === '09:00' ? { due_date: undefined } : {}
}
