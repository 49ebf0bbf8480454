import type { Task } from './task-schema'
import type { TaskView } from './task-view'
import { isInView } from './view-list'

/**
 * What the list shows before the server has answered: the tasks it sent, with the changes applied.
 */

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

export function taskIdOf(change: TaskChange): string {
  return change.kind === 'edit' ? change.base.id : change.task.id
}

export type SaveState = 'saved' | 'saving' | 'waiting' | 'failed'

/** Whether the server has the task as it is shown. */
export function saveStateOf(
  id: string,
  { changes, isAway }: { changes: PendingChange[]; isAway: boolean },
): SaveState {
  const own = changes.filter(({ change }) => taskIdOf(change) === id)
  if (own.length === 0) return 'saved'
  if (own.some(({ failure }) => failure !== null)) return 'failed'
  return isAway ? 'waiting' : 'saving'
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

/** Applies each task's changes in their order; new tasks come on top. */
export function applyChanges(tasks: Task[], changes: PendingChange[]): Task[] {
  const byTask = new Map<string, TaskChange[]>()
  for (const { change } of changes) {
    const own = byTask.get(taskIdOf(change))
    if (own) own.push(change)
    else byTask.set(taskIdOf(change), [change])
  }
  const known = tasks.flatMap((task) => {
    const own = byTask.get(task.id) ?? []
    byTask.delete(task.id)
    return own.reduce(applyChange, [task])
  })
  const added = [...byTask.values()].map((own) => own.reduce<Task[]>(applyChange, []))
  return [...added.reverse().flat(), ...known]
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
  today: string,
): number {
  const matching = list.shown.filter((task) => isInView(task, view, today)).length
  return Math.max(0, list.total + matching - list.loaded.length)
}

export function pickFields(task: Task, fields: Partial<TaskFields>): Partial<TaskFields> {
  const names = Object.keys(fields)
  return Object.fromEntries(Object.entries(task).filter(([name]) => names.includes(name)))
}
