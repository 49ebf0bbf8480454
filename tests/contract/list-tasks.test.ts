import { describe, expect, it } from 'vitest'
import { expectInvalid, expectProblem, expectTasks } from '../harness/answers'
import { newPerson, type Person, send } from '../harness/person'

/** The titles of a list, in the order of their creation. */
async function titles(person: Person, query: string): Promise<string[]> {
  const response = await person.send('GET', `/tasks?order=asc&${query}`)
  return (await expectTasks(response)).map(({ title }) => title)
}

async function addAll(person: Person, bodies: object[]) {
  for (const body of bodies) await person.add(body)
}

describe('GET /tasks', () => {
  it('lists the tasks of the caller, newest first', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const made = [await person.add({ title: 'A' }), await person.add({ title: 'B' })]
    await other.add({ title: 'C' })
    expect(await expectTasks(await person.send('GET', '/tasks'))).toEqual(made.reverse())
    const headers = { authorization: `Bearer ${person.token}` }
    expect(await expectTasks(await send('GET', '/api/me/tasks', { headers }))).toEqual(made)
  })

  it('is empty for somebody new, and refuses nobody and the path of someone else', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const response = await person.send('GET', '/tasks?include_total=true')
    expect([await response.text(), response.headers.get('x-total-count')]).toEqual(['[]', '0'])
    await expectProblem(await send('GET', `/api/${person.id}/tasks`), 'unauthorized')
    const headers = { authorization: `Bearer ${other.token}` }
    await expectProblem(await send('GET', `/api/${person.id}/tasks`, { headers }), 'forbidden')
  })

  it('gives 100 at a time unless asked for more', async () => {
    const person = await newPerson()
    const adding = Array.from({ length: 101 }, (_, i) => person.add({ title: `Task ${i}` }))
    await Promise.all(adding)
    const response = await person.send('GET', '/tasks?include_total=true')
    expect(response.headers.get('x-total-count')).toBe('101')
    expect(response.headers.has('link')).toBe(true)
    expect(await expectTasks(response)).toHaveLength(100)
    expect(await expectTasks(await person.send('GET', '/tasks?limit=500'))).toHaveLength(101)
    const filtered = await person.send('GET', '/tasks?include_total=true&limit=1&search=task%201')
    expect(filtered.headers.get('x-total-count')).toBe('12')
    expect((await person.send('GET', '/tasks')).headers.has('x-total-count')).toBe(false)
  })
})

describe('the filters of state', () => {
  it.each([
    ['', ['open', 'done']],
    ['status=all', ['open', 'done']],
    ['status=pending', ['open']],
    ['status=completed', ['done']],
    ['status=deleted', ['open, gone', 'done, gone']],
    ['completed=false', ['open']],
    ['completed=true', ['done']],
    ['completed=true&status=completed', ['done']],
    ['completed=false&status=pending', ['open']],
  ])('%s lists %j', async (query, expected) => {
    const person = await newPerson()
    for (const state of ['open', 'done']) {
      await person.add({ title: state, completed: state === 'done' })
    }
    for (const state of ['open', 'done']) {
      const gone = await person.add({ title: `${state}, gone`, completed: state === 'done' })
      await person.send('DELETE', `/tasks/${gone.id}`)
    }
    expect(await titles(person, query)).toEqual(expected)
  })
})

describe('the filters of priority, tag and due date', () => {
  it.each([
    ['priority=high', ['A']],
    ['priority=high,low', ['A', 'C']],
    ['priority=high&priority=low', ['A', 'C']],
    ['priority=high,low&priority=none', ['A', 'C', 'D']],
    ['priority=high,high', ['A']],
    ['tag=x', ['A', 'B']],
    ['tag=%20X%20', ['A', 'B']],
    ['tag=x&tag=y', ['A']],
    ['tag=x&tag=X', ['A', 'B']],
    ['tag=x&tag=z', []],
    ['tag=a,b', ['C']],
    ['tag=a', []],
    ['tag=%C3%89T%C3%89', ['D']],
    ['due_after=2026-01-02', ['B', 'C']],
    ['due_before=2026-01-02', ['A', 'B']],
    ['due_after=2026-01-02&due_before=2026-01-02', ['B']],
    ['due_after=2026-01-03&due_before=2026-01-01', []],
    ['due=none', ['D']],
    ['due=any', ['A', 'B', 'C']],
    ['due=none&due_after=1970-01-01', []],
    ['priority=high,medium&tag=x&due_after=2026-01-02&search=b', ['B']],
  ])('%s lists %j', async (query, expected) => {
    const person = await newPerson()
    await addAll(person, [
      { title: 'A', priority: 'high', tags: ['x', 'y'], due_date: '2026-01-01' },
      { title: 'B', priority: 'medium', tags: ['x'], due_date: '2026-01-02' },
      { title: 'C', priority: 'low', tags: ['a,b', 'z'], due_date: '2026-01-03' },
      { title: 'D', tags: ['été'] },
    ])
    expect(await titles(person, query)).toEqual(expected)
  })
})

describe('search', () => {
  it.each([
    ['MILK', 'Buy milk', true],
    ['y m', 'Buy milk', true],
    ['milk buy', 'Buy milk', false],
    ['%', 'Save 100% now', true],
    ['%', 'Save 100 now', false],
    ['y%m', 'Buy milk', false],
    ['_', 'snake_case', true],
    ['snake_case', 'snake-case', false],
    ['\\', 'C:\\temp', true],
    ['c:\\T', 'C:\\temp', true],
    ['\\', 'C:/temp', false],
    ['\\%', 'a\\%b', true],
    ['\\%', 'a\\b', false],
    ['ÉTÉ', 'un été', true],
    ['été', 'UN ÉTÉ', true],
    ['жук', 'ЖУК', true],
    ['Σ', 'σα', true],
    ['ΟΔΟΣ', 'ΟΔΟΣΕΣ', true],
    ['ẞ', 'straße', true],
    ['🦊', 'a 🦊 b', true],
    ['🦊', 'a 🐱 b', false],
    ['$1', 'costs $1', true],
    ["'", 'it’s', false],
    ['x'.repeat(200), 'x'.repeat(200), true],
  ])('of %s finds %s: %s', async (text, where, found) => {
    const person = await newPerson()
    await addAll(person, [{ title: where }, { title: 'described', description: `\n${where}\n` }])
    const expected = found ? [where, 'described'] : []
    for (const name of ['search', 'q']) {
      expect(await titles(person, `${name}=${encodeURIComponent(text)}`)).toEqual(expected)
    }
  })

  it('of nothing finds everything', async () => {
    const person = await newPerson()
    await addAll(person, [{ title: 'A' }, { title: 'B', description: 'C' }])
    expect(await titles(person, 'search=')).toEqual(['A', 'B'])
  })

  it('is counted in characters', async () => {
    const person = await newPerson()
    expect(await titles(person, `search=${encodeURIComponent('🦊'.repeat(200))}`)).toEqual([])
  })
})

describe('a query that is refused', () => {
  const twice = ['status=all', 'completed=true', 'due_after=2026-01-01', 'due_before=2026-01-01']
  twice.push('due=any', 'search=a', 'q=a', 'sort=title', 'order=asc', 'limit=5', 'cursor=a')
  twice.push('include_total=true')

  it.each([
    ['colour=red', 'colour'],
    ['Status=all', 'Status'],
    ['offset=5', 'offset'],
    ['nxtPuser_id=x', 'nxtPuser_id'],
    ...['done', '', 'ALL', 'pending,completed'].map((value) => [`status=${value}`, 'status']),
    ...['yes', '', '1', 'TRUE'].map((value) => [`completed=${value}`, 'completed']),
    ...['urgent', '', 'high,', 'HIGH', 'high, low'].map((each) => [`priority=${each}`, 'priority']),
    ...['', '%20', 'x'.repeat(51)].map((value) => [`tag=${value}`, 'tag']),
    ...['2026-02-30', '', '1969-12-31', 'today'].map((day) => [`due_after=${day}`, 'due_after']),
    ...['2026-2-1', '10000-01-01', 'x'].map((day) => [`due_before=${day}`, 'due_before']),
    ...['some', ''].map((value) => [`due=${value}`, 'due']),
    ...['x'.repeat(201), '%F0%9F%A6%8A'.repeat(201)].map((text) => [`search=${text}`, 'search']),
    [`q=${'x'.repeat(201)}`, 'q'],
    ...['size', '', 'Title', 'id', 'title,created'].map((value) => [`sort=${value}`, 'sort']),
    ...['up', '', 'ASC'].map((value) => [`order=${value}`, 'order']),
    ...['0', '501', '-1', '1.5', '1e2', '', '%201', '%2B1', '0x10', '%D9%A3', '9'.repeat(30)].map(
      (value) => [`limit=${value}`, 'limit'],
    ),
    ...['yes', '', '1'].map((value) => [`include_total=${value}`, 'include_total']),
    ...twice.map((each) => [`${each}&${each}`, each.split('=')[0] ?? '']),
  ])('?%s names %s', async (query, parameter) => {
    const person = await newPerson()
    expect(await expectInvalid(await person.send('GET', `/tasks?${query}`))).toEqual([parameter])
  })

  it.each([
    'completed=true&status=pending',
    'completed=false&status=completed',
    'completed=true&status=deleted',
    'search=a&q=a',
  ])('?%s contradicts or repeats itself', async (query) => {
    const person = await newPerson()
    expect(await expectInvalid(await person.send('GET', `/tasks?${query}`))).toHaveLength(1)
  })

  it.each(['1', '500', '2'])('is not one with limit=%s', async (limit) => {
    const person = await newPerson()
    await addAll(person, [{ title: 'A' }, { title: 'B' }, { title: 'C' }])
    const length = Math.min(Number(limit), 3)
    expect(await titles(person, `limit=${limit}`)).toHaveLength(length)
  })
})
