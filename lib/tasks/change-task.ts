import { and, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { AppError, noSuchTask } from '@/lib/app-error'
import { type Conditions, holds } from '@/lib/http/conditional'
import { isOwn, taskColumns } from './task-columns'
import type { Task } from './task-schema'

/** Which task, for whom, and under which conditions on its version. */
export type Target = { caller: Caller; taskId: string; conditions: Conditions }

type Change = {
  /** Among which of the caller's tasks the target is looked for. */
  among?: SQL
  /** When there is anything to change; a task for which it is false stays as it is. */
  when?: SQL
} & ({ set: Partial<Record<keyof typeof tasks.$inferInsert, unknown>> } | { erase: true })

/**
 * Changes one task in one round trip. The first statement locks the row and reads it as it is; the
 * second changes it only if the conditions hold, so that nothing can come between the two.
 * @returns the task before, and after where it was changed.
 * @throws AppError `not_found`; `precondition_failed` with the task as it is.
 */
export async function changeTask(
  { caller, taskId, conditions }: Target,
  change: Change,
): Promise<{ before: Task; after: Task | undefined }> {
  const target = and(isOwn(caller, taskId), change.among)
  const changing = and(target, change.when, ...versionFilters(conditions))
  const [[before], [after]] = await asTenant(caller, (db) => [
    db.select(taskColumns).from(tasks).where(target).for('update'),
    'erase' in change
      ? db.delete(tasks).where(changing).returning(taskColumns)
      : db.update(tasks).set(withVersion(change.set)).where(changing).returning(taskColumns),
  ])
  if (!before) throw noSuchTask()
  if (!holds(conditions, before.version)) {
    throw new AppError(
      'precondition_failed',
      'The task has changed since. Its present state is under "current".',
      { current: before },
    )
  }
  return { before, after }
}

/** The version moves with every change, and the time of the last change with the version. */
function withVersion(set: object) {
  return { ...set, version: sql`${tasks.version} + 1`, updatedAt: sql`now()` }
}

/** The same conditions as `holds` checks afterwards, for the database. */
function versionFilters({ match, noneMatch }: Conditions): (SQL | undefined)[] {
  return [
    match && match !== '*' ? inArray(tasks.version, match) : undefined,
    noneMatch === '*' ? sql`false` : undefined,
    noneMatch && noneMatch !== '*' ? notInArray(tasks.version, noneMatch) : undefined,
  ]
}
