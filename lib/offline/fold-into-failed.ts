import { changedFields, conflictingFields } from '@/lib/tasks/optimistic-merge'
import {
  applyChange,
  type PendingChange,
  pickFields,
  type TaskChange,
  type TaskFields,
  taskIdOf,
} from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'

type Edit = TaskChange & { kind: 'edit' }

type Folded = {
  /** What is left to be shown as not saved, if anything. */
  pending: PendingChange | null
  /** What nothing conflicts with, to be sent by itself. */
  rest: Edit | null
  /** The keys of the other changes that are merged into either. */
  keys: string[]
}

/**
 * Merges what a person has done to a task since its change failed into that change: sent by itself,
 * it would meet a task that is not there, or a text that was refused. An edit takes in only edits
 * of the same fields, and holds back only fields that somebody else has changed as well. A failed
 * change that is no addition and no edit holds nothing worth keeping.
 */
export function foldIntoFailed(changes: PendingChange[], failed: PendingChange): Folded {
  const { key, change } = failed
  const own = changes.filter((other) => taskIdOf(other.change) === taskIdOf(change))
  const later = own.slice(own.findIndex((other) => other.key === key) + 1)
  if (change.kind === 'add') return foldIntoAdd(failed, change, later)
  if (change.kind === 'edit') return foldIntoEdit(failed, change, { own, later })
  return { pending: null, rest: null, keys: [] }
}

function foldIntoAdd(
  failed: PendingChange,
  add: TaskChange & { kind: 'add' },
  later: PendingChange[],
): Folded {
  const task = survivorOf(add.task, later)
  return {
    pending: task ? { ...failed, change: { kind: 'add', task } } : null,
    rest: null,
    keys: later.map(({ key }) => key),
  }
}

function foldIntoEdit(
  failed: PendingChange,
  edit: Edit,
  { own, later }: { own: PendingChange[]; later: PendingChange[] },
): Folded {
  const current = failed.failure?.current ?? null
  // Without a conflict, the edit is refused as a whole.
  const isConflict = current !== null && conflictingFields({ ...edit, current }).length > 0
  const heldIn = (whole: Edit) => (isConflict ? stuckFields(whole, current) : keysOf(whole.fields))

  const failing = [...own.filter((other) => isAlike(other, failed)), failed]
  const refused = joined(edit, failing)
  const taken = editsOf(new Set([...keysOf(refused.fields), ...heldIn(refused)]), later)
  const whole = joined(edit, [...failing, ...taken])
  const changed = changedFields(changedFields(whole.fields, whole.base), current ?? whole.base)
  const held = filtered(changed, (name) => heldIn(whole).includes(name))
  const free = filtered(changed, (name) => !heldIn(whole).includes(name))
  const survives = survivorOf(edit.base, later) !== undefined
  return {
    pending: survives && held ? { ...failed, change: { ...whole, fields: held } } : null,
    rest: survives && free ? { ...whole, fields: free } : null,
    keys: [...failing, ...taken].map(({ key }) => key).filter((key) => key !== failed.key),
  }
}

/** The edits of these fields, and of any fields that such edits change as well. */
function editsOf(names: ReadonlySet<string>, changes: PendingChange[]): PendingChange[] {
  const found = changes.flatMap((pending) => {
    const fields = pending.change.kind === 'edit' ? keysOf(pending.change.fields) : []
    return fields.some((name) => names.has(name)) ? [{ pending, fields }] : []
  })
  const all = new Set([...names, ...found.flatMap(({ fields }) => fields)])
  return all.size > names.size ? editsOf(all, changes) : found.map(({ pending }) => pending)
}

/** Whether an edit has failed before in the same way, so that one answer settles both. */
function isAlike(other: PendingChange, { failure }: PendingChange) {
  return other.failure !== null && (other.failure.current === null) === (failure?.current === null)
}

/** One edit for all: the last value of each field, based on what was there before the first. */
function joined(edit: Edit, changes: PendingChange[]): Edit {
  const edits = changes.flatMap(({ change }) => (change.kind === 'edit' ? [change] : []))
  const firstSeen = edits.toReversed().map(({ base, fields }) => pickFields(base, fields))
  return {
    kind: 'edit',
    base: Object.assign({}, edit.base, ...firstSeen),
    fields: Object.assign({}, ...edits.map(({ fields }) => fields)),
  }
}

/** What somebody else has changed as well. A time goes with its day. */
function stuckFields({ base, fields }: Edit, current: Task): string[] {
  const names = conflictingFields({ base, fields, current })
  return names.includes('due_date') || names.includes('due_time')
    ? [...names, 'due_date', 'due_time']
    : names
}

/** Null where nothing is left. */
function filtered(fields: Partial<TaskFields>, isIn: (name: string) => boolean) {
  const left = Object.entries(fields).filter(([name]) => isIn(name))
  return left.length > 0 ? Object.fromEntries(left) : null
}

function keysOf(fields: Partial<TaskFields>) {
  return Object.keys(fields)
}

/** What a task has become, unless it has been deleted and not restored. */
function survivorOf(task: Task, later: PendingChange[]): Task | undefined {
  return later
    .reduce((tasks, { change }) => applyChange(tasks, change), [task])
    .find(({ deleted_at }) => deleted_at === null)
}
