import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { asTenant } from '@/db/database'
import { isDuplicate } from '@/db/failures'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { AppError } from '@/lib/app-error'
import { taskColumns } from './task-columns'
import type { Task, TaskInput } from './task-schema'

/** @throws AppError `id_taken` where the caller chose the id of a task of their own, the trash included. */
export async function createTask(caller: Caller, input: TaskInput): Promise<Task> {
  const values = {
    userId: caller.userId,
    id: input.id ?? uuidv7(),
    title: input.title,
    description: input.description,
    priority: input.priority,
    dueDate: input.due_date,
    dueTime: input.due_time,
    tags: input.tags,
    completedAt: input.completed ? sql`now()` : null,
  }
  const [rows] = await asTenant(caller, (db) => [
    db.insert(tasks).values(values).returning(taskColumns),
  ]).catch((error: unknown) => {
    throw isDuplicate(error, 'tasks_user_id_id_pk') ? idTaken() : error
  })
  const [task] = rows
  if (!task) throw new Error('an insert returned no row')
  return task
}

function idTaken() {
  return new AppError('id_taken', 'You have a task with this id already, perhaps in the trash.')
}
