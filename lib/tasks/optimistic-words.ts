import type { ChangeFailure, TaskChange } from './optimistic-tasks'

/** What is said of a change: when it is made, when it is taken back, and when it fails. */

export function saidOf(change: TaskChange): string {
  switch (change.kind) {
    case 'add':
      return `Added “${change.task.title}”.`
    case 'edit':
      return `Changed “${change.fields.title ?? change.base.title}”.`
    case 'complete':
      return change.completed
        ? `Completed “${change.task.title}”.`
        : `“${change.task.title}” is open again.`
    case 'delete':
      return `Moved “${change.task.title}” to the trash.`
    case 'restore':
      return `Restored “${change.task.title}”.`
    case 'erase':
      return `Deleted “${change.task.title}” forever.`
  }
}

export function failedOf(change: TaskChange, { message }: ChangeFailure): string {
  switch (change.kind) {
    case 'add':
      return `“${change.task.title}” is not saved yet; the text is kept. ${message}`
    case 'edit':
      return `The change to “${change.base.title}” is not saved yet; what you typed is kept. ${message}`
    case 'complete':
      return `“${change.task.title}” is ${change.completed ? 'still open' : 'still completed'}. ${message}`
    case 'delete':
      return `“${change.task.title}” was not deleted and is back in the list. ${message}`
    case 'restore':
      return `“${change.task.title}” was not restored and is still in the trash. ${message}`
    case 'erase':
      return `“${change.task.title}” was not deleted and is still in the trash. ${message}`
  }
}
