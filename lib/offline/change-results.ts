import type { ChangeFailure, TaskChange } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'

/**
 * A task as the server has left it, null if it is erased; and as it was before, null if it did not
 * exist.
 */
export type TaskResult = { id: string; task: Task | null; before: Task | null }

/** A change that the server refused, and the keys under which it was sent or was about to be. */
export type FailedChange = {
  change: TaskChange
  /** Whether it is kept, as not saved. */
  isKept: boolean
  failure: ChangeFailure
  keys: string[]
}

/** What the page has loaded of the server's tasks. */
export type TaskCache = {
  find: (id: string) => Task | undefined
  take: (result: TaskResult) => Promise<void>
  /** Refetches what is shown. */
  renew: () => void
}
