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
 * Sending one twice, under the same key, does no harm. `known` is the newest the browser has of it.
 * @throws ApiFailure; with `current` where somebody else changed the same field.
 */
export async function sendChange(
  change: TaskChange,
  { key, known }: { key: string; known: Task },
): Promise<Task | null> {
  switch (change.kind) {
    case 'add':
      return createTask(inputOf(change.task), key).catch(
        recover('id_taken', () => finishAdd(change.task)),
      )
    case 'edit':
      return sendEdit(change, known)
    case 'complete':
      return setCompleted(known.id, change.completed)
    case 'delete':
      await deleteTask(known.id).catch(recover('not_found', async () => undefined))
      // The answer is empty; the trash is refetched when it is opened.
      return { ...known, deleted_at: change.at }
    case 'restore':
      return restoreTask(known.id).catch(recover('not_deleted', () => fetchTask(known.id)))
    case 'erase':
      await eraseTask(known.id).catch(recover('not_found', async () => undefined))
      return null
  }
}

/**
 * The task was made, though it seemed to fail: what was typed since goes on top, unless others
 * changed it.
 */
async function finishAdd(task: Task): Promise<Task> {
  const made = await fetchTask(task.id)
  if (made.version > 1) return made
  const { id, completed, ...fields } = inputOf(task)
  const edited = await editTask(made, fields)
  return edited.completed === completed ? edited : setCompleted(id, completed)
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
  return new ApiFailure({ status: 412, code: 'changed_elsewhere', current })
}

function recover<T>(code: string, answer: () => Promise<T>) {
  return (error: unknown): Promise<T> => {
    if (error instanceof ApiFailure && error.code === code) return answer()
    throw error
  }
}

function inputOf(task: Task) {
  const { id, title, description, completed, priority, due_date, due_time, tags } = task
  return { id, title, description, completed, priority, due_date, due_time, tags }
}
