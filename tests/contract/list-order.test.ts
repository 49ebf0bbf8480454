import { describe, expect, it } from 'vitest'
import { expectTasks } from '../harness/answers'
import { newPerson, type Person } from '../harness/person'
import { setTimes } from '../harness/set-times'

const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`

/** Makes tasks of ids 1, 2, 3 …, each an hour after the last. */
async function addInOrder(person: Person, bodies: object[]) {
  for (const [i, body] of bodies.entries()) {
    const { id } = await person.add({ title: 'A', ...body, id: idOf(i + 1) })
    const time = `2026-01-01T0${i}:00:00.000Z`
    await setTimes(person, [id], { createdAt: time, updatedAt: time })
  }
}

/** The last digits of the ids, as the list has them. */
async function order(person: Person, query: string): Promise<string> {
  const tasks = await expectTasks(await person.send('GET', `/tasks?${query}`))
  return tasks.map(({ id }) => id.at(-1)).join('')
}

describe('the order of the list', () => {
  it.each([
    ['created', '123', '321'],
    ['updated', '132', '231'],
  ])('by %s goes by that time', async (sort, asc, desc) => {
    const person = await newPerson()
    await addInOrder(person, [{}, {}, {}])
    await person.send('PATCH', `/tasks/${idOf(2)}`, { body: { title: 'Later' } })
    expect(await order(person, `sort=${sort}&order=asc`)).toBe(asc)
    expect(await order(person, `sort=${sort}&order=desc`)).toBe(desc)
    expect(await order(person, `sort=${sort}`)).toBe(desc)
  })

  it('by due_date has tasks without one last both ways', async () => {
    const person = await newPerson()
    const days = ['9999-12-31', null, '1970-01-01', null, '2026-01-01']
    await addInOrder(
      person,
      days.map((due_date) => ({ due_date })),
    )
    expect(await order(person, 'sort=due_date')).toBe('35124')
    expect(await order(person, 'sort=due_date&order=asc')).toBe('35124')
    expect(await order(person, 'sort=due_date&order=desc')).toBe('15342')
  })

  it('by completed_at has pending tasks last both ways', async () => {
    const person = await newPerson()
    await addInOrder(person, [{}, {}, {}, {}])
    await setTimes(person, [idOf(3)], { completedAt: '2026-01-01T00:00:00.000Z' })
    await setTimes(person, [idOf(2)], { completedAt: '2026-01-01T00:00:00.001Z' })
    expect(await order(person, 'sort=completed_at')).toBe('2341')
    expect(await order(person, 'sort=completed_at&order=desc')).toBe('2341')
    expect(await order(person, 'sort=completed_at&order=asc')).toBe('3214')
  })

  it('by priority goes by rank, not by name', async () => {
    const person = await newPerson()
    const priorities = ['low', 'none', 'high', 'medium']
    await addInOrder(
      person,
      priorities.map((priority) => ({ priority })),
    )
    expect(await order(person, 'sort=priority')).toBe('3412')
    expect(await order(person, 'sort=priority&order=desc')).toBe('3412')
    expect(await order(person, 'sort=priority&order=asc')).toBe('2143')
  })

  it('by title goes by the letters of every script, without regard to case', async () => {
    const person = await newPerson()
    const titles = ['Zebra', 'éclair', 'apple', 'Ясень', 'Banana', 'eclipse', 'ёлка', 'strasse']
    await addInOrder(
      person,
      titles.map((title) => ({ title })),
    )
    expect(await order(person, 'sort=title')).toBe('35268174')
    expect(await order(person, 'sort=title&order=asc')).toBe('35268174')
    expect(await order(person, 'sort=title&order=desc')).toBe('47186253')
  })

  it.each([
    ['a', 'A'],
    ['é', 'É'],
    ['ß', 'ẞ'],
    ['ж', 'Ж'],
    ['straße', 'STRAẞE'],
    ['ﬁ', 'ﬁ'],
  ])('by title ties %s with %s, whichever is older', async (lower, upper) => {
    const person = await newPerson()
    await addInOrder(
      person,
      [lower, upper, upper, lower].map((title) => ({ title })),
    )
    expect(await order(person, 'sort=title')).toBe('1234')
    expect(await order(person, 'sort=title&order=desc')).toBe('4321')
  })

  it.each(['created', 'updated', 'title', 'due_date', 'priority', 'completed_at'])(
    'by %s breaks ties by id, in the direction of the order',
    async (sort) => {
      const person = await newPerson()
      await addInOrder(person, [{}, {}, {}])
      const time = '2026-01-01T00:00:00.000Z'
      await setTimes(person, [1, 2, 3].map(idOf), { createdAt: time, updatedAt: time })
      expect(await order(person, `sort=${sort}&order=asc`)).toBe('123')
      expect(await order(person, `sort=${sort}&order=desc`)).toBe('321')
    },
  )
})
