import { describe, expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import {
  insertTask,
  removeTask,
  replaceTask,
  searchPages,
  type TaskPages,
  tasksOf,
  totalOf,
} from '@/lib/tasks/optimistic-pages'
import type { Task } from '@/lib/tasks/task-schema'

const now = new Date('2026-11-20T10:00:00.000Z')
const [a, b, c] = [newTask('A', now), newTask('B', now), newTask('C', now)]

function pagesOf(pages: Task[][], total: number | null = 3): TaskPages {
  return {
    pages: pages.map((tasks, index) => ({
      tasks,
      nextCursor: index < pages.length - 1 ? `${index}` : null,
      total: index === 0 ? total : null,
    })),
    pageParams: pages.map((_, index) => index),
  }
}

const titles = (data: TaskPages) => tasksOf(data).map(({ title }) => title)

describe('the loaded pages', () => {
  it('are searched as the API does, and are counted anew', () => {
    const milk = { ...a, title: 'Oat MILK' }
    const bread = { ...b, title: 'Bread', description: 'and 50%_milk' }
    const data = pagesOf([[milk, bread], [c]])
    const found = (search: string) => titles(searchPages(data, search))
    expect(found('milk')).toEqual(['Oat MILK', 'Bread'])
    expect(found('50%_')).toEqual(['Bread'])
    expect(found('5.*')).toEqual([])
    expect(totalOf(searchPages(data, 'milk'))).toBe(2)
    expect(searchPages(data, '')).toBe(data)
  })

  it('are read in order, and a row that came twice is shown once', () => {
    expect(
      titles(
        pagesOf([
          [a, b],
          [b, c],
        ]),
      ),
    ).toEqual(['A', 'B', 'C'])
    expect(titles(pagesOf([[]]))).toEqual([])
  })

  it.each([
    { total: 120, said: 120 },
    { total: 0, said: 0 },
    { total: null, said: 2 },
  ])('count $said where the server said $total', ({ total, said }) => {
    expect(totalOf(pagesOf([[a], [b]], total))).toBe(said)
  })

  it.each([
    { name: 'a newer answer', version: 3, title: 'New' },
    { name: 'an equal one', version: 2, title: 'New' },
    { name: 'an older one not', version: 1, title: 'B' },
  ])('take in $name, wherever the row is', ({ version, title }) => {
    const data = pagesOf([[a], [{ ...b, version: 2 }, c]])
    expect(titles(replaceTask(data, { ...b, version, title: 'New' }))).toEqual(['A', title, 'C'])
  })

  it('leave an answer out that is about a row they do not have', () => {
    const data = pagesOf([[a]])
    expect(replaceTask(data, b)).toEqual(data)
    expect(removeTask(data, b.id)).toBe(data)
  })

  it('put a new row on top and count it, once', () => {
    const data = insertTask(pagesOf([[a], [b]], 2), c)
    expect([titles(data), totalOf(data)]).toEqual([['C', 'A', 'B'], 3])
    const again = insertTask(data, { ...c, version: 2, title: 'C2' })
    expect([titles(again), totalOf(again)]).toEqual([['C2', 'A', 'B'], 3])
  })

  it('take a row out and count it, whichever page it is on', () => {
    const data = removeTask(pagesOf([[a], [b, c]]), c.id)
    expect([titles(data), totalOf(data)]).toEqual([['A', 'B'], 2])
    expect(data.pages.map(({ nextCursor }) => nextCursor)).toEqual(['0', null])
  })

  it('stay as they are where there are none, or no total', () => {
    const none: TaskPages = { pages: [], pageParams: [] }
    expect(insertTask(none, a)).toEqual(none)
    expect(removeTask(none, a.id)).toEqual(none)
    expect(insertTask(pagesOf([[a]], null), b).pages[0]?.total).toBeNull()
    expect(removeTask(pagesOf([[a]], null), a.id).pages[0]?.total).toBeNull()
  })

  it('are never changed in place', () => {
    const data = pagesOf([[a], [b]])
    const before = structuredClone(data)
    insertTask(data, c)
    removeTask(data, a.id)
    replaceTask(data, { ...b, version: 9 })
    expect(data).toEqual(before)
  })
})

describe('a new task', () => {
  it('is what the server will make of it, under an id that sorts by time', () => {
    expect(newTask('  Buy milk\n', now)).toMatchObject({
      title: 'Buy milk',
      version: 1,
      completed: false,
      created_at: '2026-11-20T10:00:00.000Z',
      deleted_at: null,
    })
    expect(a.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect([c.id, b.id, a.id].sort()).toEqual([a.id, b.id, c.id])
  })
})
