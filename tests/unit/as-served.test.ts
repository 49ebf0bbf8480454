import { describe, expect, it } from 'vitest'
import { asServed } from '@/lib/offline/as-served'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { PendingChange, TaskChange } from '@/lib/tasks/optimistic-tasks'

const today = '2026-11-20'
const task = { ...newTask('Plan', new Date(`${today}T10:00:00.000Z`)), due_date: today }
const changes = [
  { kind: 'add', task },
  { kind: 'add', task: { ...task, due_date: null } },
  { kind: 'complete', task: { ...task, completed: true }, completed: true, at: task.created_at },
] satisfies TaskChange[]
const waiting = changes.map((change, index): PendingChange => {
  return { key: String(index), change, failure: null }
})
const countOf = (name: string, count: number) => ({
  key: ['counts', name, today],
  data: count,
  updatedAt: 1,
})

describe('what is kept of the counts', () => {
  it.each([
    ['inbox', 5, 4],
    ['today', 3, 3],
    ['completed', 1, 0],
    ['trash', 2, 2],
  ])('is without the changes that wait: %s', (name, shown, served) => {
    expect(asServed(countOf(name, shown), waiting)).toEqual(countOf(name, served))
    expect(asServed(countOf(name, shown), [])).toEqual(countOf(name, shown))
  })

  it('leaves the lists alone, which hold none of them', () => {
    const list = { key: ['tasks', 'inbox', today], data: { pages: [] }, updatedAt: 1 }
    expect(asServed(list, waiting)).toBe(list)
  })
})
