import type { Priority, Task } from '@/lib/tasks/task-schema'
import { tagProblem } from '@/lib/tasks/title-check'
import { focusHeading } from '../tasks/row-focus'
import type { Desk } from './desk'

/** What commands do to one task or to many: each is one operation, and so has one undo. */

/** Reopens only where there is nothing left to complete. */
export function completeTasks({ actions, selection }: Desk, tasks: Task[]) {
  // First, so that the selection's announcement is not the last one.
  selection.clear()
  actions.completeMany(
    tasks,
    tasks.some((task) => !task.completed),
  )
}

export function deleteTasks(desk: Desk, tasks: Task[]) {
  takeAway(desk, tasks, desk.actions.removeMany)
}

export function restoreTasks(desk: Desk, tasks: Task[]) {
  takeAway(desk, tasks, desk.actions.restoreMany)
}

export function eraseTasks(desk: Desk, tasks: Task[]) {
  takeAway(desk, tasks, desk.actions.eraseMany)
}

/** The rows leave the list: before they do, the focus moves to the next one that stays. */
function takeAway(desk: Desk, tasks: Task[], act: (tasks: Task[]) => void) {
  const gone = new Set(tasks.map(({ id }) => id))
  const last = desk.tasks.findLastIndex(({ id }) => gone.has(id))
  const stays = ({ id }: Task) => !gone.has(id)
  const next = desk.tasks.slice(last).find(stays) ?? desk.tasks.slice(0, last).findLast(stays)
  if (next) desk.focusRow(next.id)
  else focusHeading()
  desk.selection.clear()
  act(tasks)
}

export function setPriority({ actions }: Desk, tasks: Task[], priority: Priority) {
  actions.editMany(tasks, (task) => (task.priority === priority ? {} : { priority }))
}

/** The time of day is kept when the day changes, and removed with it. */
export function setDueDate({ actions }: Desk, tasks: Task[], day: string | null) {
  actions.editMany(tasks, ({ due_date }) => {
    if (due_date === day) return {}
    return day ? { due_date: day } : { due_date: null, due_time: null }
  })
}

export function hasTag(tasks: Task[], tag: string) {
  return tasks.every(({ tags }) => tags.includes(tag))
}

/** Adds the tag to the tasks that lack it, or removes it if all have it. */
export function toggleTag({ actions }: Desk, tasks: Task[], tag: string) {
  const isTaken = hasTag(tasks, tag)
  actions.editMany(tasks, ({ tags }) => {
    if (isTaken) return { tags: tags.filter((other) => other !== tag) }
    const isFull = tagProblem(tag, tags) !== null
    return tags.includes(tag) || isFull ? {} : { tags: [...tags, tag] }
  })
}
