import type { ChangeFailure, TaskChange } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'

/**
 * A task as the server has left it, null where it is gone for good; and as it was before, null where
 * it was not.
 */
export type TaskResult = { id: string; task: Task | null; before: Task | null }

/** What the server refused, and under which keys it had been sent or was about to be. */
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
  /** Has what is looked at fetched anew. */
  renew: () => void
}
