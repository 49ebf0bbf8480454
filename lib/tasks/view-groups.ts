import { dayIn, type Here } from '@/lib/here'
import type { Task } from './task-schema'
import { ownSorts, type TaskView } from './task-view'

/** Tasks under one heading: a day, or all that is overdue. */
export type TaskGroup = { key: string; tasks: Task[] }

/** The key of the group of what should have been done before today. It sorts before every day. */
export const overdueKey = '+overdue'

/**
 * The tasks under their headings, in the view's own order; null where it has none, or where another
 * order was asked for. A task that was changed here stands under its new day before it is sent.
 */
export function groupsOf(
  tasks: Task[],
  view: TaskView,
  here: Pick<Here, 'zone' | 'day'>,
): TaskGroup[] | null {
  const keyOf = view.sort === ownSorts[view.name] && keysOf(view, here)
  if (!keyOf) return null
  const groups = new Map<string, Task[]>()
  for (const task of tasks) {
    const key = keyOf(task)
    const group = groups.get(key)
    if (group) group.push(task)
    else groups.set(key, [task])
  }
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  if (view.name === 'completed') ordered.reverse()
  else for (const [, tasks] of ordered) tasks.sort(byDue)
  return ordered.map(([key, tasks]) => ({ key, tasks }))
}

/** By day, which is the API's order, and on a day by time; what has no time comes last. */
function byDue(a: Task, b: Task) {
  return dueKey(a) < dueKey(b) ? -1 : Number(dueKey(a) > dueKey(b))
}

function dueKey({ due_date: day, due_time: time }: Task) {
  return `${day} ${time ?? 'later'}`
}

function keysOf({ name }: TaskView, { zone, day }: Pick<Here, 'zone' | 'day'>) {
  switch (name) {
    case 'today':
      return ({ due_date: due }: Task) => (due !== null && due < day ? overdueKey : day)
    case 'upcoming':
      return ({ due_date: due }: Task) => due ?? day
    case 'completed':
      return ({ completed_at: at }: Task) => (at === null ? day : dayIn(zone, new Date(at)))
    default:
      return null
  }
}
