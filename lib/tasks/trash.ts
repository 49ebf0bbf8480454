import { AppError } from '@/lib/app-error'
import { changeTask, changeTime, type Target } from './change-task'
import { inTrash, notInTrash } from './task-columns'
import type { Task } from './task-schema'

/** Puts a task into the trash. @throws AppError `not_found`, `precondition_failed`. */
export async function trashTask(target: Target): Promise<void> {
  await changeTask(target, {
    shape: 'trash',
    among: notInTrash,
    set: { deletedAt: changeTime },
  })
}

/** Erases a task for good, from the trash or not. @throws AppError as `trashTask`. */
export async function eraseTask(target: Target): Promise<void> {
  await changeTask(target, { shape: 'erase', erase: true })
}

/**
 * Takes a task out of the trash.
 * @throws AppError `not_found`, `precondition_failed`; `not_deleted` for a task that is not in it.
 */
export async function restoreTask(target: Target): Promise<Task> {
  const { after } = await changeTask(target, {
    shape: 'restore',
    when: inTrash,
    set: { deletedAt: null },
  })
  if (!after) throw new AppError('not_deleted', 'The task is not in the trash.')
  return after
}
