import { expect, it } from 'vitest'
import { newTask } from '@/lib/tasks/optimistic-new-task'
import type { TaskChange } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { viewMoves } from '@/lib/tasks/view-moves'

const today = '2026-11-20'
const at = '2026-11-20T10:00:00.000Z'
const plain = newTask('Plan', new Date(at))
const dueToday: Task = { ...plain, due_date: today }
const overdue: Task = { ...plain, due_date: '2026-11-01' }
const dueLater: Task = { ...plain, due_date: '2026-11-21' }
const done: Task = { ...dueToday, completed: true, completed_at: at }
const thrown: Task = { ...dueToday, deleted_at: at }

const cases: [what: string, change: TaskChange, moves: Record<string, number>][] = [
  ['adding one without a day', { kind: 'add', task: plain }, { inbox: 1 }],
  ['adding one for today', { kind: 'add', task: dueToday }, { inbox: 1, today: 1 }],
  ['adding one for later', { kind: 'add', task: dueLater }, { inbox: 1, upcoming: 1 }],
  ['changing a title', { kind: 'edit', base: dueToday, fields: { title: 'New' } }, {}],
  [
    'putting what is overdue off',
    { kind: 'edit', base: overdue, fields: { due_date: '2026-12-01' } },
    { today: -1, upcoming: 1 },
  ],
  [
    'putting what is overdue on today',
    { kind: 'edit', base: overdue, fields: { due_date: today } },
    {},
  ],
  [
    'completing',
    { kind: 'complete', task: dueToday, completed: true, at },
    { inbox: -1, today: -1, completed: 1 },
  ],
  [
    'opening again what another change had completed',
    { kind: 'complete', task: done, completed: false, at },
    { inbox: 1, today: 1, completed: -1 },
  ],
  [
    'taking back a completion that has not been sent',
    { kind: 'complete', task: dueToday, completed: false, at },
    { inbox: 1, today: 1, completed: -1 },
  ],
  ['deleting what is done', { kind: 'delete', task: done, at }, { completed: -1, trash: 1 }],
  ['restoring', { kind: 'restore', task: thrown }, { inbox: 1, today: 1, trash: -1 }],
  [
    'restoring what has not been deleted on the server yet',
    { kind: 'restore', task: dueToday },
    { inbox: 1, today: 1, trash: -1 },
  ],
  ['erasing', { kind: 'erase', task: thrown }, { trash: -1 }],
]

it.each(cases)('%s moves the counts of the views it leaves and enters', (_what, change, moves) => {
  expect(Object.fromEntries(viewMoves(change, today))).toEqual(moves)
})
