import { getTableColumns, type InferSelectModel } from 'drizzle-orm'
import { tasks } from '@/db/schema/tasks'

// What the database makes for the list alone is no part of a task.
const { titleFolded, descriptionFolded, priorityRank, ...own } = getTableColumns(tasks)

export const columns = own

type Row = Pick<InferSelectModel<typeof tasks>, keyof typeof columns>

/** A row as it goes over the wire. */
export function toTask(row: Row) {
  return {
    id: row.id,
    user_id: row.userId,
    title: row.title,
    description: row.description,
    completed: row.completedAt !== null,
    completed_at: row.completedAt && wireTime(row.completedAt),
    priority: row.priority,
    due_date: row.dueDate,
    due_time: row.dueTime?.slice(0, 5) ?? null,
    tags: row.tags,
    version: row.version,
    created_at: wireTime(row.createdAt),
    updated_at: wireTime(row.updatedAt),
    deleted_at: row.deletedAt && wireTime(row.deletedAt),
  }
}

function wireTime(time: string) {
  return new Date(time).toISOString()
}
