import { and, isNotNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { tasks } from '@/db/schema/tasks'
import { validationFailed } from '@/lib/validation'
import { changeTask, changeTime, type Target } from './change-task'
import { notInTrash } from './task-columns'
import { dueTimeNeedsDate, type Task, type TaskPatch } from './task-schema'

/**
 * Changes what the patch names and keeps the rest. A patch that changes nothing keeps the version.
 * @throws AppError `not_found`, `precondition_failed`; `validation_failed` for a due time where the task
 * has no due date.
 */
export async function updateTask(target: Target, patch: TaskPatch): Promise<Task> {
  const next = columnsOf(patch)
  const needsStoredDate = Boolean(patch.due_time) && patch.due_date === undefined
  const { before, after } = await changeTask(target, {
    shape: ['update', needsStoredDate, ...next.map(({ shape }) => shape)].join(),
    values: Object.fromEntries(next.map(({ column, given }) => [column, given])),
    among: notInTrash,
    when: and(
      needsStoredDate ? isNotNull(tasks.dueDate) : undefined,
      or(...next.map(({ differs }) => differs), sql`false`),
    ),
    set: Object.fromEntries(next.map(({ column, set }) => [column, set])),
  })
  if (needsStoredDate && before.due_date === null) {
    const { code, message } = dueTimeNeedsDate
    throw validationFailed([{ pointer: '/due_time', code, message }])
  }
  return after ?? before
}

type Next = {
  column: string
  shape: string
  /** The value of the column's placeholder. */
  given?: unknown
  set: Placeholder | SQL | null
  differs: SQL
}

function columnsOf(patch: TaskPatch): Next[] {
  const dueTime = patch.due_date === null ? null : patch.due_time
  const plain = {
    title: patch.title,
    description: patch.description,
    priority: patch.priority,
    dueDate: patch.due_date,
    dueTime,
    tags: patch.tags,
  }
  const next: Next[] = []
  for (const [name, value] of Object.entries(plain)) {
    if (value === undefined) continue
    const column = tasks[name as keyof typeof plain]
    const place = sql.placeholder(name)
    next.push({
      column: name,
      shape: name,
      given: value,
      set: place,
      differs: sql`${column} is distinct from ${sql.param(place, column)}`,
    })
  }
  return patch.completed === undefined ? next : [...next, completion(patch.completed)]
}

/** A task that is completed already keeps the time of its completion. */
function completion(completed: boolean): Next {
  return {
    column: 'completedAt',
    shape: completed ? 'completed' : 'pending',
    set: completed ? sql`coalesce(${tasks.completedAt}, ${changeTime})` : null,
    differs: sql`(${tasks.completedAt} is not null) <> ${sql.raw(String(completed))}`,
  }
}
