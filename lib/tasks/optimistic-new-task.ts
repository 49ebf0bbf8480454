import { v7 } from 'uuid'
import type { Task } from './task-schema'
import { normaliseTitle } from './title-check'

/** A task as it will be once the server has it. The id is chosen here, so that a retry is safe. */
export function newTask(title: string, now: Date): Task {
  const at = now.toISOString()
  return {
    // Drawn from getRandomValues: `crypto.randomUUID` is missing on plain http.
    id: v7(),
    user_id: 'me',
    title: normaliseTitle(title),
    description: null,
    completed: false,
    completed_at: null,
    priority: 'none',
    due_date: null,
    due_time: null,
    tags: [],
    version: 1,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  }
}
