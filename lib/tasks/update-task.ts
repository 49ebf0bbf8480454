import { and, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { tasks } from '@/db/schema/tasks'
import { validationFailed } from '@/lib/validation'
import { changeTask, type Target } from './change-task'
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
    among: notInTrash,
    when: and(
      needsStoredDate ? isNotNull(tasks.dueDate) : undefined,
      or(...next.map(({ differs }) => differs), sql`false`),
    ),
    set: Object.fromEntries(next.map(({ column, value }) => [column, value])),
  })
  if (needsStoredDate && before.due_date === null) {
    const { code, message } = dueTimeNeedsDate
    throw validationFailed([{ pointer: '/due_time', code, message }])
  }
  return after ?? before
}

type Next = { column: string; value: unknown; differs: SQL }

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
    next.push({
      column: name,
      value,
      differs: sql`${column} is distinct from ${sql.param(value, column)}`,
    })
  }
  return patch.completed === undefined ? next : [...next, completion(patch.completed)]
}

/** When a task was completed is kept where it is completed already. */
function completion(completed: boolean): Next {
  return {
    column: 'completedAt',
    value: completed ? sql`coalesce(${tasks.completedAt}, now())` : null,
    differs: sql`(${tasks.completedAt} is not null) <> ${completed}`,
  }
}
