import {
  ApiFailure,
  createTask,
  deleteTask,
  editTask,
  eraseTask,
  fetchTask,
  restoreTask,
  setCompleted,
} from './browser-client'
import { conflictingFields } from './optimistic-merge'
import type { TaskChange } from './optimistic-tasks'
import type { Task } from './task-schema'

const mergesMax = 3

/**
 * Sends a change and answers with the task as it is now, or null once it is gone for good.
 * Sending one twice does no harm. `known` is the newest the browser has of the task.
 * @throws ApiFailure; with `current` where somebody else changed the same field.
 */
export async function sendChange(change: TaskChange, known: Task): Promise<Task | null> {
  switch (change.kind) {
    case 'add':
      return createTask(inputOf(change.task)).catch(
        recover('id_taken', () => fetchTask(change.task.id)),
      )
    case 'edit':
      return sendEdit(change, known)
    case 'complete':
      return setCompleted(known.id, change.completed)
    case 'delete':
      await deleteTask(known.id).catch(recover('not_found', async () => undefined))
      // The answer is empty; the trash is read anew when it is looked at.
      return { ...known, deleted_at: change.at }
    case 'restore':
      return restoreTask(known.id).catch(recover('not_deleted', () => fetchTask(known.id)))
    case 'erase':
      await eraseTask(known.id).catch(recover('not_found', async () => undefined))
      return null
  }
}

async function sendEdit(change: TaskChange & { kind: 'edit' }, known: Task): Promise<Task> {
  let current = known
  for (let merges = 0; ; merges += 1) {
    if (conflictingFields({ ...change, current }).length > 0) throw conflict(current)
    try {
      return await editTask(current, change.fields)
    } catch (error) {
      const newer = error instanceof ApiFailure && error.status === 412 ? error.current : null
      if (!newer || merges >= mergesMax) throw error
      current = newer
    }
  }
}

function conflict(current: Task) {
  return new ApiFailure(
    412,
    'This was changed elsewhere in the meantime.',
    'precondition_failed',
    null,
    current,
  )
}

function recover<T>(code: string, answer: () => Promise<T>) {
  return (error: unknown): Promise<T> => {
    if (error instanceof ApiFailure && error.code === code) return answer()
    throw error
  }
}

function inputOf({ id, title, description, priority, due_date, due_time, tags }: Task) {
  return { id, title, description, priority, due_date, due_time, tags }
}
