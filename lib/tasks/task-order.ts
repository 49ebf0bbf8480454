import { and, isNull, or, type SQL, sql } from 'drizzle-orm'
import { tasks, titleSortKey } from '@/db/schema/tasks'
import type { Position } from './cursor'
import type { Sort, TaskQuery } from './task-query'
import type { Task } from './task-schema'

type Ordering = {
  /** Where the wire form of a task holds the value. */
  field: 'created_at' | 'updated_at' | 'title' | 'due_date' | 'priority' | 'completed_at'
  key: SQL
  /** The key of a value that a cursor brought back. */
  keyOf(value: string): SQL
  nullable: boolean
}

const orderings: Record<Sort, Ordering> = {
  created: {
    field: 'created_at',
    key: sql`${tasks.createdAt}`,
    keyOf: (value) => sql`${value}::timestamptz`,
    nullable: false,
  },
  updated: {
    field: 'updated_at',
    key: sql`${tasks.updatedAt}`,
    keyOf: (value) => sql`${value}::timestamptz`,
    nullable: false,
  },
  title: {
    field: 'title',
    key: titleSortKey(sql`${tasks.title}`),
    keyOf: (value) => titleSortKey(sql`${value}::text`),
    nullable: false,
  },
  due_date: {
    field: 'due_date',
    key: sql`${tasks.dueDate}`,
    keyOf: (value) => sql`${value}::date`,
    nullable: true,
  },
  priority: {
    field: 'priority',
    key: sql`${tasks.priority}`,
    keyOf: (value) => sql`${value}::task_priority`,
    nullable: false,
  },
  completed_at: {
    field: 'completed_at',
    key: sql`${tasks.completedAt}`,
    keyOf: (value) => sql`${value}::timestamptz`,
    nullable: true,
  },
}

/** Nulls come last in both directions, and ties go by id: each spelled as one index has it. */
export function orderBy({ sort, order }: TaskQuery): SQL[] {
  const { key, nullable } = orderings[sort]
  if (order === 'asc') return [sql`${key} asc`, sql`${tasks.id} asc`]
  const direction = sql.raw(nullable ? 'desc nulls last' : 'desc')
  return [sql`${key} ${direction}`, sql`${tasks.id} ${direction}`]
}

/** The rows that come after a position. */
export function isAfter({ sort, order }: TaskQuery, { value, id }: Position): SQL | undefined {
  const { key, keyOf, nullable } = orderings[sort]
  const past = sql.raw(order === 'asc' ? '>' : '<')
  if (value === null) return and(sql`${key} is null`, sql`${tasks.id} ${past} ${id}::uuid`)
  const beyond = sql`(${key}, ${tasks.id}) ${past} (${keyOf(value)}, ${id}::uuid)`
  return nullable ? or(beyond, isNull(key)) : beyond
}

/** Where a page ends whose last task this is. */
export function positionOf({ sort }: TaskQuery, task: Task): Position {
  return { value: task[orderings[sort].field], id: task.id }
}
