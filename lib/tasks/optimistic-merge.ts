import type { TaskFields } from './optimistic-tasks'
import type { Task } from './task-schema'

/**
 * The fields of an edit that somebody else has changed as well, to something else, since the
 * person saw them. An edit without any goes on top of what the others did.
 */
export function conflictingFields(edit: {
  base: Task
  fields: Partial<TaskFields>
  current: Task
}): string[] {
  const base = new Map(Object.entries(edit.base))
  const current = new Map(Object.entries(edit.current))
  return Object.entries(edit.fields)
    .filter(([name, mine]) => {
      const theirs = current.get(name)
      return !isSame(theirs, base.get(name)) && !isSame(theirs, mine)
    })
    .map(([name]) => name)
}

/** Only the fields that differ from the task's own. */
export function changedFields(fields: Partial<TaskFields>, task: Task): Partial<TaskFields> {
  const has = new Map(Object.entries(task))
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isSame(has.get(name), value)),
  )
}

function isSame(left: unknown, right: unknown) {
  return JSON.stringify(left) === JSON.stringify(right)
}
