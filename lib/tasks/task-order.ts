import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import { alphabetical, type Direction, folded, optional } from '@/db/schema/task-keys'
import { priorities } from '@/db/schema/task-limits'
import { tasks } from '@/db/schema/tasks'
import type { Position } from '@/lib/http/cursor'
import type { Sort, TaskQuery } from './task-query'
import type { Task } from './task-schema'

type Ordering = {
  /** Where the wire form of a task holds the value. */
  field: 'created_at' | 'updated_at' | 'title' | 'due_date' | 'priority' | 'completed_at'
  /** What the rows are sorted by: never null, so that any two compare. */
  key(direction: Direction): SQL
  /** The sort key of a value that a cursor brought back, given its placeholder. */
  keyOf(value: Placeholder): SQL
  /** The same where there is no value. */
  keyOfNone?(direction: Direction): SQL
}

const orderings: Record<Sort, Ordering> = {
  created: {
    field: 'created_at',
    key: () => sql`${tasks.createdAt}`,
    keyOf: (value) => sql`${value}::timestamptz`,
  },
  updated: {
    field: 'updated_at',
    key: () => sql`${tasks.updatedAt}`,
    keyOf: (value) => sql`${value}::timestamptz`,
  },
  title: {
    field: 'title',
    key: () => alphabetical(tasks.titleFolded),
    keyOf: (value) => folded(sql`${value}::text`),
  },
  due_date: {
    field: 'due_date',
    key: (direction) => due(direction).key,
    keyOf: (value) => sql`${value}::date`,
    keyOfNone: (direction) => due(direction).none,
  },
  priority: {
    field: 'priority',
    key: () => sql`${tasks.priorityRank}`,
    keyOf: (value) => sql`${value}::smallint`,
  },
  completed_at: {
    field: 'completed_at',
    key: (direction) => completion(direction).key,
    keyOf: (value) => sql`${value}::timestamptz`,
    keyOfNone: (direction) => completion(direction).none,
  },
}

/** When a task is due, as the list sorts by it. */
export function due(direction: Direction) {
  return optional(tasks.dueDate, 'date', direction)
}

/** When a task was completed, as the list sorts by it. */
export function completion(direction: Direction) {
  return optional(tasks.completedAt, 'timestamptz', direction)
}

const ranked: readonly (string | null)[] = priorities

/** The rank of a priority, as the database counts. */
export function rankOf(priority: string | null): number {
  return ranked.indexOf(priority)
}

/** Nulls come last in both directions, and ties go by id. */
export function orderBy({ sort, order }: TaskQuery): SQL[] {
  const direction = sql.raw(order)
  return [orderings[sort].key(order), sql`${tasks.id}`].map((key) => sql`${key} ${direction}`)
}

/** The rows that come after a position: see `positionValues`. */
export function isAfter({ sort, order }: TaskQuery, { value }: Position): SQL {
  const { key, keyOf, keyOfNone } = orderings[sort]
  const past = sql.raw(order === 'asc' ? '>' : '<')
  const none = value === null ? keyOfNone?.(order) : undefined
  const from = none ?? keyOf(sql.placeholder('after_value'))
  return sql`(${key(order)}, ${tasks.id}) ${past} (${from}, ${sql.placeholder('after_id')}::uuid)`
}

/** The values of a position's placeholders. */
export function positionValues({ sort }: TaskQuery, { value, id }: Position) {
  return { after_value: sort === 'priority' ? rankOf(value) : value, after_id: id }
}

/** The position at which a page ends, given its last task. */
export function positionOf({ sort }: TaskQuery, task: Task): Position {
  return { value: task[orderings[sort].field], id: task.id }
}
