import { describe, expect, it } from 'vitest'
import { dayListsOf } from '@/lib/offline/day-lists'
import type { KeptQuery } from '@/lib/offline/kept-lists'
import type { TaskView } from '@/lib/tasks/task-view'

const today = '2026-11-25'
const keyOf = ({ name }: TaskView, day: string) => ['tasks', day, name]

const taskOf = (id: string, due_date: string | null) => ({
  id,
  due_date,
  priority: 'none',
  tags: [],
  completed: false,
  deleted_at: null,
})
const inbox = [
  taskOf('c', '2026-11-26'),
  taskOf('b', today),
  taskOf('a', '2020-01-01'),
  taskOf('d', null),
]

function listOf(name: string, tasks: object[], nextCursor: string | null = null): KeptQuery {
  const page = { tasks, nextCursor, total: tasks.length }
  return {
    key: ['tasks', today, name],
    data: { pages: [page], pageParams: [null] },
    updatedAt: 1,
  }
}

describe('the lists of a day', () => {
  it('are made of an inbox that was kept to its end, in their own order', () => {
    expect(dayListsOf([listOf('inbox', inbox)], today, keyOf)).toEqual([
      listOf(
        'today',
        [inbox[2], inbox[1]].filter((task) => task !== undefined),
      ),
      listOf('upcoming', inbox.slice(0, 1)),
    ])
  })

  it('are not made of a part of it', () => {
    expect(dayListsOf([listOf('inbox', inbox, 'more')], today, keyOf)).toEqual([])
    expect(dayListsOf([], today, keyOf)).toEqual([])
  })

  it('leave alone what was opened itself', () => {
    const kept = [listOf('inbox', inbox), listOf('today', [])]
    expect(dayListsOf(kept, today, keyOf)).toEqual([listOf('upcoming', inbox.slice(0, 1))])
  })
})
