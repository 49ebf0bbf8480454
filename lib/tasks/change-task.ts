import { and, type SQL, sql } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { type Caller, prepareStatement } from '@/db/tenant-scope'
import { AppError, noSuchTask } from '@/lib/app-error'
import { BoundedCache } from '@/lib/bounded-cache'
import { type Conditions, holds, type Versions } from '@/lib/http/conditional'
import { isOwnInPlace, ownValues, taskColumns } from './task-columns'
import type { Task } from './task-schema'

/** Which task, for whom, and under which conditions on its version. */
export type Target = { caller: Caller; taskId: string; conditions: Conditions }

type Change = {
  /** The same for all changes that differ in their values alone. */
  shape: string
  /** The values of the placeholders in `when` and `set`. */
  values?: Record<string, unknown>
  /** Which of the caller's tasks the target must be among. */
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
  const { lock, apply } = statementsFor(change, conditions)
  const values = { ...ownValues(caller, taskId), ...versionValues(conditions), ...change.values }
  const [[before], [after]] = await asTenant(caller, () => [lock(values), apply(values)])
  if (!before) throw noSuchTask()
  if (!holds(conditions, before.version)) {
    throw new AppError(
      'precondition_failed',
      'The task has changed since. Its present state is under "current".',
      { members: { current: before } },
    )
  }
  return { before, after }
}

const shapesMax = 100
const shapes = new BoundedCache<string, ReturnType<typeof build>>(shapesMax)

function statementsFor(change: Change, conditions: Conditions) {
  const kinds = [conditions.match, conditions.noneMatch].map(kindOf)
  const shape = [change.shape, ...kinds].join()
  const known = shapes.get(shape)
  if (known) return known
  const made = build(change, conditions)
  shapes.set(shape, made)
  return made
}

function kindOf(versions: Versions | null) {
  return Array.isArray(versions) ? 'some' : versions
}

function build(change: Change, conditions: Conditions) {
  const target = and(isOwnInPlace, change.among)
  const changing = and(target, change.when, ...versionFilters(conditions))
  return {
    lock: prepareStatement((db) => db.select(taskColumns).from(tasks).where(target).for('update')),
    apply:
      'erase' in change
        ? prepareStatement((db) => db.delete(tasks).where(changing).returning(taskColumns))
        : prepareStatement((db) =>
            db.update(tasks).set(withVersion(change.set)).where(changing).returning(taskColumns),
          ),
  }
}

/**
 * The time of a change: when the row was locked, not when its transaction began to wait for the
 * lock, or it would seem to come before the change that it waited for. Clocks may be set back.
 */
export const changeTime = sql`greatest(statement_timestamp(), ${tasks.updatedAt})`

/** The version moves with every change, and the time of the last change with the version. */
function withVersion(set: object) {
  return { ...set, version: sql`${tasks.version} + 1`, updatedAt: changeTime }
}

/**
 * The same conditions as `holds` checks afterwards, for the database. A list of versions takes one
 * placeholder, however long it is: otherwise ever longer lists would make ever more statements be
 * kept.
 */
function versionFilters({ match, noneMatch }: Conditions): (SQL | undefined)[] {
  const { version } = tasks
  return [
    Array.isArray(match) ? sql`${version} = any(${sql.placeholder('match')}::int[])` : undefined,
    noneMatch === '*' ? sql`false` : undefined,
    Array.isArray(noneMatch)
      ? sql`${version} <> all(${sql.placeholder('none')}::int[])`
      : undefined,
  ]
}

function versionValues({ match, noneMatch }: Conditions) {
  return { match: arrayOf(match), none: arrayOf(noneMatch) }
}

/** As Postgres writes an array. */
function arrayOf(versions: Versions | null) {
  return Array.isArray(versions) ? `{${versions.join()}}` : undefined
}
