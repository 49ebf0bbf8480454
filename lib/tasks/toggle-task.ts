import { sql } from 'drizzle-orm'
import { tasks } from '@/db/schema/tasks'
import { changeTask, changeTime, type Target } from './change-task'
import { notInTrash } from './task-columns'
import type { Task } from './task-schema'

/**
 * Makes a pending task completed and a completed one pending. To set it, use `updateTask`.
 * @throws AppError `not_found`, `precondition_failed`.
 */
export async function toggleTask(target: Target): Promise<Task> {
  const { before, after } = await changeTask(target, {
    shape: 'toggle',
    among: notInTrash,
    set: { completedAt: sql`case when ${tasks.completedAt} is null then ${changeTime} end` },
  })
  return after ?? before
}
