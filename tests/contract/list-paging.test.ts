import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Task } from '@/lib/tasks/task-schema'
import { expectProblem, expectTasks } from '../harness/answers'
import { newPerson, type Person, send } from '../harness/person'
import { setTimes } from '../harness/set-times'

type Page = { tasks: Task[]; next: string | null; cursor: string | null }

const idsOf = (tasks: Task[]) => tasks.map(({ id }) => id)

/** Requests an address as it stands in a `Link`. */
async function openPage({ token }: Person, address: string): Promise<Page> {
  const response = await send('GET', address, { headers: { authorization: `Bearer ${token}` } })
  const next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null
  const cursor = response.headers.get('x-next-cursor')
  expect(response.headers.has('link')).toBe(cursor !== null)
  return { tasks: await expectTasks(response), next, cursor }
}

const open = (person: Person, query: string) => openPage(person, `/api/${person.id}/tasks?${query}`)

async function addMany(person: Person, count: number) {
  const made: Task[] = []
  for (let i = 0; i < count; i += 1) made.push(await person.add({ title: `Task ${i}` }))
  return made
}

/** Follows the links to the end. `between` runs before each page but the first. */
async function walk(person: Person, query: string, between?: (seen: Task[]) => Promise<unknown>) {
  const seen: Task[] = []
  let page = await open(person, query)
  for (;;) {
    seen.push(...page.tasks)
    if (!page.next) return seen
    await between?.(seen)
    page = await openPage(person, page.next)
  }
}

describe('the link to the next page', () => {
  it('leads on with the same query, and agrees with X-Next-Cursor', async () => {
    const person = await newPerson()
    const made = await addMany(person, 5)
    const query = 'limit=2&sort=title&order=asc&search=task&priority=none,low'
    const first = await open(person, query)
    const target = new URL(first.next ?? '', 'http://localhost')
    expect(target.pathname).toBe(`/api/${person.id}/tasks`)
    expect(target.searchParams.get('cursor')).toBe(first.cursor)
    target.searchParams.delete('cursor')
    expect([...target.searchParams]).toEqual([...new URLSearchParams(query)])
    const second = await openPage(person, first.next ?? '')
    const byCursor = await open(person, `${query}&cursor=${first.cursor}`)
    expect(byCursor).toEqual(second)
    const third = await openPage(person, second.next ?? '')
    const all = [...first.tasks, ...second.tasks, ...third.tasks]
    expect(idsOf(all)).toEqual(idsOf(made))
    expect([third.next, third.cursor]).toEqual([null, null])
  })

  it.each([
    [2, 2],
    [3, 2],
    [500, 2],
    [2, 0],
  ])('is absent from a page of %i where %i are left', async (limit, count) => {
    const person = await newPerson()
    await addMany(person, count)
    expect(await open(person, `limit=${limit}`)).toMatchObject({ next: null, cursor: null })
  })

  it('keeps a query of every script, and of repeated parameters', async () => {
    const person = await newPerson()
    for (let i = 0; i < 3; i += 1) await person.add({ title: '50% é & + #', tags: ['a b', 'é&'] })
    const search = encodeURIComponent('% é & + #')
    const query = `limit=1&search=${search}&tag=a%20b&tag=${encodeURIComponent('É&')}`
    expect(new Set(idsOf(await walk(person, query))).size).toBe(3)
  })
})

describe('a cursor', () => {
  const list = 'status=pending&tag=x&priority=none,low&due=none&search=t&sort=title&order=asc'

  async function withCursor() {
    const person = await newPerson()
    for (let i = 0; i < 5; i += 1) await person.add({ title: `T${i}`, tags: ['x'] })
    const { cursor } = await open(person, `${list}&limit=1`)
    return { person, cursor: cursor ?? '' }
  }

  it.each(['limit=3', 'limit=500', 'include_total=true', 'limit=1'])(
    'is good with %s',
    async (extra) => {
      const { person, cursor } = await withCursor()
      const { tasks } = await open(person, `${list}&${extra}&cursor=${cursor}`)
      expect(tasks[0]?.title).toBe('T1')
    },
  )

  it.each([
    ['status=pending', 'status=all'],
    ['&tag=x', ''],
    ['tag=x', 'tag=x&tag=y'],
    ['none,low', 'none'],
    ['due=none&', ''],
    ['search=t', 'search=T1'],
    ['sort=title', 'sort=created'],
    ['sort=title', 'sort=updated'],
    ['order=asc', 'order=desc'],
    ['due=none', 'due_after=2026-01-01'],
  ])('is refused where %s has become "%s"', async (before, after) => {
    const { person, cursor } = await withCursor()
    const query = `${list.replace(before, after)}&cursor=${cursor}`
    await expectProblem(await person.send('GET', `/tasks?${query}`), 'bad_cursor')
  })

  it('is refused from someone else', async () => {
    const { cursor } = await withCursor()
    const other = await newPerson()
    const response = await other.send('GET', `/tasks?${list}&cursor=${cursor}`)
    await expectProblem(response, 'bad_cursor')
  })

  it('is refused with any of its characters altered', async () => {
    const { person, cursor } = await withCursor()
    const altered = Array.from(cursor, (old, i) => {
      const other = old === 'A' ? 'B' : 'A'
      return `${cursor.slice(0, i)}${other}${cursor.slice(i + 1)}`
    })
    const near = [cursor.slice(1), cursor.slice(0, -1), `${cursor}A`, `${cursor}=`, `${cursor}.`]
    const others = [`%20${cursor}`, `${cursor}%20`, `${cursor}%00`, 'x'.repeat(8_000)]
    for (const each of [...altered, ...near, ...others]) {
      const response = await person.send('GET', `/tasks?${list}&cursor=${each}`)
      await expectProblem(response, 'bad_cursor')
    }
  })
})

describe('an empty cursor', () => {
  it('is refused', async () => {
    const person = await newPerson()
    await expectProblem(await person.send('GET', '/tasks?cursor='), 'bad_cursor')
  })
})

describe('walking the pages', () => {
  const sorts = ['created', 'updated', 'title', 'due_date', 'priority', 'completed_at']
  const bodies = [
    { title: 'same', due_date: '2026-01-01', priority: 'high' },
    { title: 'Same', due_date: '2026-01-01', priority: 'high', completed: true },
    { title: 'SAME', priority: 'low', completed: true },
    { title: 'É', due_date: '9999-12-31' },
    { title: 'é', completed: true },
    { title: `"'\\${'🦊'.repeat(190)}` },
    { title: 'ß', due_date: '1970-01-01', priority: 'medium' },
    { title: 'ẞ' },
  ]
  const cases = sorts.flatMap((sort) => ['asc', 'desc'].map((order) => ({ sort, order })))

  it.each(cases)(
    'by $sort, $order, visits each task once, ties and nulls too',
    async ({ sort, order }) => {
      const person = await newPerson()
      const made: Task[] = []
      for (const body of bodies) made.push(await person.add(body))
      const time = '2026-01-01T00:00:00.000Z'
      await setTimes(person, idsOf(made.slice(2, 6)), { createdAt: time, updatedAt: time })
      await setTimes(person, idsOf(made.slice(1, 3)), { completedAt: time })
      const whole = await open(person, `sort=${sort}&order=${order}`)
      expect(idsOf(whole.tasks).sort()).toEqual(idsOf(made).sort())
      for (const limit of [1, 2, 3]) {
        const seen = await walk(person, `sort=${sort}&order=${order}&limit=${limit}`)
        expect(seen).toEqual((await open(person, `sort=${sort}&order=${order}`)).tasks)
      }
    },
  )

  it.each(['asc', 'desc'])(
    'by created, %s, shows none twice and loses none while tasks come, change and go',
    async (order) => {
      const person = await newPerson()
      const made = await addMany(person, 16)
      const throughout = idsOf(made.filter((_, i) => i % 4 === 0))
      const passing = made.filter((_, i) => i % 4 !== 0)
      let step = 0
      const seen = await walk(person, `order=${order}&limit=3`, async (before) => {
        const last = before.at(-1)?.id ?? ''
        const { id } = passing[(step * 5) % passing.length] ?? { id: '' }
        step += 1
        if (step <= 6) await person.add({ title: 'New', id: randomUUID() })
        await person.send('PATCH', `/tasks/${throughout[step % 4]}/complete`)
        await person.send('PATCH', `/tasks/${last}`, { body: { title: `Seen ${step}` } })
        if (!throughout.includes(last)) {
          await person.send('DELETE', `/tasks/${last}${step % 2 ? '?permanent=true' : ''}`)
        }
        await person.send('DELETE', `/tasks/${id}`)
        if (step % 2) await person.send('POST', `/tasks/${id}/restore`)
      })
      expect(step).toBeGreaterThan(3)
      expect(new Set(idsOf(seen)).size).toBe(seen.length)
      expect(idsOf(seen)).toEqual(expect.arrayContaining(throughout))
    },
  )
})
