import { addDays } from './calendar-day'
import type { Task } from './task-schema'
import { addFilters, type TaskView } from './task-view'

/** A view on one day as a request for the API's list, and as a test of a single task. */

/** The API's parameters. `today` is the day where the person is. */
export function listParams(view: TaskView, today: string): URLSearchParams {
  const params = new URLSearchParams(scopeOf(view, today))
  addFilters(params, view)
  if (view.sort !== 'created') params.set('sort', view.sort)
  return params
}

/** Ignores the search: a task that was found stays in sight when it is changed. */
export function isInView(task: Task, view: TaskView, today: string): boolean {
  const { priorities, tags } = view
  const isSought = priorities.length === 0 || priorities.includes(task.priority)
  return isSought && tags.every((tag) => task.tags.includes(tag)) && isInScope(task, view, today)
}

/** Whether all that `to` has is in `from` as well, and in the same order. */
export function isNarrowed(from: TaskView, to: TaskView): boolean {
  const isWithin = (wider: readonly unknown[], narrower: readonly unknown[]) =>
    wider.every((value) => narrower.includes(value))
  const hasPriorities =
    from.priorities.length === 0 ||
    (to.priorities.length > 0 && isWithin(to.priorities, from.priorities))
  const isSame = from.name === to.name && from.sort === to.sort
  const isSearched = to.search.toLowerCase().includes(from.search.toLowerCase())
  return isSame && isSearched && hasPriorities && isWithin(from.tags, to.tags)
}

function scopeOf({ name }: TaskView, today: string): Record<string, string> {
  switch (name) {
    case 'inbox':
      return { status: 'pending' }
    case 'today':
      return { status: 'pending', due_before: today }
    case 'upcoming':
      return { status: 'pending', due_after: addDays(today, 1) }
    case 'completed':
      return { status: 'completed' }
    case 'trash':
      return { status: 'deleted' }
  }
}

function isInScope(task: Task, { name }: TaskView, today: string): boolean {
  if (name === 'trash') return task.deleted_at !== null
  if (task.deleted_at !== null) return false
  if (name === 'completed') return task.completed
  if (task.completed) return false
  if (name === 'today') return task.due_date !== null && task.due_date <= today
  if (name === 'upcoming') return task.due_date !== null && task.due_date > today
  return true
}
