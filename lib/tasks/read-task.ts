import { and } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { type Caller, prepareStatement } from '@/db/tenant-scope'
import { noSuchTask } from '@/lib/app-error'
import { isOwnInPlace, notInTrash, ownValues, taskColumns } from './task-columns'
import type { Task } from './task-schema'

const select = prepareStatement((db) =>
  db.select(taskColumns).from(tasks).where(and(isOwnInPlace, notInTrash)),
)

/** @throws AppError `not_found` for a task that is not there, not the caller's, or in the trash. */
export async function readTask(caller: Caller, taskId: string): Promise<Task> {
  const [[task]] = await asTenant(caller, () => [select(ownValues(caller, taskId))])
  if (!task) throw noSuchTask()
  return task
}
