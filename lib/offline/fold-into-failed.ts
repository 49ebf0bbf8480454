import {
  applyChange,
  type PendingChange,
  type TaskChange,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'

type Folded = {
  /** What is left to be shown as not saved, if anything. */
  pending: PendingChange | null
  /** The changes that it has taken in. */
  keys: string[]
}

/**
 * What a person has done to a task since its change failed goes along with that change: sent by
 * itself it would meet a task that is not there, or a text that was refused. What was only ticked,
 * moved or deleted has nothing in it to be kept.
 */
export function foldIntoFailed(changes: PendingChange[], failed: PendingChange): Folded {
  const place = changes.findIndex(({ key }) => key === failed.key)
  const id = taskIdOf(failed.change)
  const later = changes.slice(place + 1).filter(({ change }) => taskIdOf(change) === id)
  if (failed.change.kind === 'add') return foldIntoAdd(failed, failed.change, later)
  if (failed.change.kind === 'edit') return foldIntoEdit(failed, failed.change, later)
  return { pending: null, keys: [] }
}

function foldIntoAdd(
  failed: PendingChange,
  add: TaskChange & { kind: 'add' },
  later: PendingChange[],
): Folded {
  const task = survivorOf(add.task, later)
  return {
    pending: task ? { ...failed, change: { kind: 'add', task } } : null,
    keys: later.map(({ key }) => key),
  }
}

function foldIntoEdit(
  failed: PendingChange,
  edit: TaskChange & { kind: 'edit' },
  later: PendingChange[],
): Folded {
  const edits = later.flatMap(({ key, change }) =>
    change.kind === 'edit' ? [{ key, change }] : [],
  )
  const fields = Object.assign({}, edit.fields, ...edits.map(({ change }) => change.fields))
  return {
    pending: survivorOf(edit.base, later) ? { ...failed, change: { ...edit, fields } } : null,
    keys: edits.map(({ key }) => key),
  }
}

/** What a task has become, unless it has been deleted and not restored. */
function survivorOf(task: Task, later: PendingChange[]): Task | undefined {
  return later
    .reduce((tasks, { change }) => applyChange(tasks, change), [task])
    .find(({ deleted_at }) => deleted_at === null)
}
