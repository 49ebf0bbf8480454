import { applyChange, type TaskChange } from './optimistic-tasks'
import type { Task } from './task-schema'
import { plainView, type ViewName, viewNames } from './task-view'
import { isInView } from './view-list'

/** How many tasks more, or fewer, each view has after a change; those that it leaves alone are left out. */
export function viewMoves(change: TaskChange, today: string): [ViewName, number][] {
  const before = taskBefore(change)
  const [after] = applyChange(before ? [before] : [], change)
  const has = (task: Task | null | undefined, name: ViewName) =>
    task ? Number(isInView(task, plainView(name), today)) : 0
  return viewNames
    .map((name): [ViewName, number] => [name, has(after, name) - has(before, name)])
    .filter(([, move]) => move !== 0)
}

/** A change that takes another one back holds the task as it was before both of them. */
export function taskBefore(change: TaskChange): Task | null {
  switch (change.kind) {
    case 'add':
      return null
    case 'edit':
      return change.base
    case 'complete':
      return { ...change.task, completed: !change.completed }
    case 'delete':
      return { ...change.task, deleted_at: null }
    case 'restore':
      return { ...change.task, deleted_at: change.task.deleted_at ?? change.task.updated_at }
    case 'erase':
      return change.task
  }
}
