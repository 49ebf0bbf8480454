import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'

/** A task as it goes over the wire, for `select` and `returning` alike, so that the two cannot differ. */
export const taskColumns = {
  id: tasks.id,
  user_id: tasks.userId,
  title: tasks.title,
  description: tasks.description,
  completed: sql<boolean>`${tasks.completedAt} is not null`,
  completed_at: instant<string | null>(tasks.completedAt),
  priority: tasks.priority,
  due_date: tasks.dueDate,
  due_time: sql<string | null>`to_char(${tasks.dueTime}, 'HH24:MI')`,
  tags: tasks.tags,
  version: tasks.version,
  created_at: instant<string>(tasks.createdAt),
  updated_at: instant<string>(tasks.updatedAt),
  deleted_at: instant<string | null>(tasks.deletedAt),
}

export const inTrash = isNotNull(tasks.deletedAt)
export const notInTrash = isNull(tasks.deletedAt)

/** One task of the caller's. The policy says the same again: the filter is the first lock of two. */
export function isOwn({ userId }: Caller, taskId: string): SQL | undefined {
  return and(eq(tasks.userId, userId), eq(tasks.id, taskId))
}

/** RFC 3339 in UTC with milliseconds, whatever the session's time zone is. */
function instant<T extends string | null>(column: PgColumn) {
  return sql<T>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
