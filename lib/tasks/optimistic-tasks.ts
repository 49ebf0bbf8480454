import type { Task } from './task-schema'
import { isInView, type TaskView } from './task-view'

/** What the list shows before the server has answered: the tasks it sent, and changes upon them. */

export type TaskFields = Pick<
  Task,
  'title' | 'description' | 'priority' | 'due_date' | 'due_time' | 'tags'
>

export type TaskChange =
  | { kind: 'add'; task: Task }
  | { kind: 'edit'; base: Task; fields: Partial<TaskFields> }
  | { kind: 'complete'; task: Task; completed: boolean; at: string }
  | { kind: 'delete'; task: Task; at: string }
  | { kind: 'restore'; task: Task }
  | { kind: 'erase'; task: Task }

export type ChangeFailure = {
  message: string
  requestId: string | null
  /** The task as somebody else left it, where both changed the same field. */
  current: Task | null
}

export type PendingChange = { key: string; change: TaskChange; failure: ChangeFailure | null }

export type ChangesAction =
  | { kind: 'begin'; key: string; change: TaskChange }
  | { kind: 'fail'; key: string; failure: ChangeFailure }
  | { kind: 'end'; key: string }

export function reduceChanges(changes: PendingChange[], action: ChangesAction): PendingChange[] {
  switch (action.kind) {
    case 'begin':
      return [...changes, { key: action.key, change: action.change, failure: null }]
    case 'fail':
      return changes.map((pending) =>
        pending.key === action.key ? { ...pending, failure: action.failure } : pending,
      )
    case 'end':
      return changes.filter((pending) => pending.key !== action.key)
  }
}

export function taskIdOf(change: TaskChange): string {
  return change.kind === 'edit' ? change.base.id : change.task.id
}

export function applyChange(tasks: Task[], change: TaskChange): Task[] {
  const id = taskIdOf(change)
  const alter = (fields: Partial<Task>) =>
    tasks.map((task) => (task.id === id ? { ...task, ...fields } : task))
  switch (change.kind) {
    case 'add':
      return tasks.some((task) => task.id === id) ? tasks : [change.task, ...tasks]
    case 'edit':
      return alter(change.fields)
    case 'complete':
      return alter({
        completed: change.completed,
        completed_at: change.completed ? change.at : null,
      })
    case 'delete':
      return alter({ deleted_at: change.at })
    case 'restore':
      return alter({ deleted_at: null })
    case 'erase':
      return tasks.filter((task) => task.id !== id)
  }
}

export function applyChanges(tasks: Task[], changes: PendingChange[]): Task[] {
  return changes.reduce((result, { change }) => applyChange(result, change), tasks)
}

/** The change that takes another one back, or null where nothing can. */
export function inverseOf(change: TaskChange, at: string): TaskChange | null {
  switch (change.kind) {
    case 'add':
      return { kind: 'delete', task: change.task, at }
    case 'edit':
      return {
        kind: 'edit',
        base: { ...change.base, ...change.fields },
        fields: pickFields(change.base, change.fields),
      }
    case 'complete':
      return { kind: 'complete', task: change.task, completed: !change.completed, at }
    case 'delete':
      return { kind: 'restore', task: change.task }
    case 'restore':
      return { kind: 'delete', task: change.task, at }
    case 'erase':
      return null
  }
}

/** How many of the whole view there are, once the changes are counted in. */
export function countInView(
  list: { total: number; loaded: Task[]; shown: Task[] },
  view: TaskView,
): number {
  const matching = list.shown.filter((task) => isInView(task, view)).length
  return Math.max(0, list.total + matching - list.loaded.length)
}

export function pickFields(task: Task, fields: Partial<TaskFields>): Partial<TaskFields> {
  const names = Object.keys(fields)
  return Object.fromEntries(Object.entries(task).filter(([name]) => names.includes(name)))
}
