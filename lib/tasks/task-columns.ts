import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { wireTime } from '@/db/wire-time'

/** A task as it goes over the wire, for `select` and `returning` alike, so that the two cannot differ. */
export const taskColumns = {
  id: tasks.id,
  user_id: tasks.userId,
  title: tasks.title,
  description: tasks.description,
  completed: sql<boolean>`${tasks.completedAt} is not null`,
  completed_at: wireTime<string | null>(tasks.completedAt),
  priority: tasks.priority,
  due_date: tasks.dueDate,
  due_time: sql<string | null>`to_char(${tasks.dueTime}, 'HH24:MI')`,
  tags: tasks.tags,
  version: tasks.version,
  created_at: wireTime<string>(tasks.createdAt),
  updated_at: wireTime<string>(tasks.updatedAt),
  deleted_at: wireTime<string | null>(tasks.deletedAt),
}

/** The same columns by their names, for a subquery that is made into JSON. */
export const namedTaskColumns = {
  ...taskColumns,
  completed: taskColumns.completed.as('completed'),
  completed_at: taskColumns.completed_at.as('completed_at'),
  due_time: taskColumns.due_time.as('due_time'),
  created_at: taskColumns.created_at.as('created_at'),
  updated_at: taskColumns.updated_at.as('updated_at'),
  deleted_at: taskColumns.deleted_at.as('deleted_at'),
}

export const inTrash = isNotNull(tasks.deletedAt)
export const notInTrash = isNull(tasks.deletedAt)

/** One task of the caller's. The policy says the same again: the filter is the first lock of two. */
export function isOwn({ userId }: Caller, taskId: string): SQL | undefined {
  return and(eq(tasks.userId, userId), eq(tasks.id, taskId))
}

/** The same with places for both ids, in a statement that is built once: see `ownValues`. */
export const isOwnInPlace = and(
  eq(tasks.userId, sql.placeholder('user_id')),
  eq(tasks.id, sql.placeholder('id')),
)

export function ownValues({ userId }: Caller, taskId: string) {
  return { user_id: userId, id: taskId }
}
