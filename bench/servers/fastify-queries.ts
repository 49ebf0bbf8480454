import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { folded } from '@/db/schema/task-keys'
import { priorities } from '@/db/schema/task-limits'
import { tasks } from '@/db/schema/tasks'
import type { NewTask } from './fastify-schemas'
import { columns, toTask } from './fastify-task'

export type OwnerPath = { user_id: string }
export type TaskPath = OwnerPath & { task_id: string }
export type ListQuery = { limit: number; status?: 'pending'; priority?: string; search?: string }

/** The statements of the cases, each one round trip: over the same table and the same columns. */
export function taskQueries(pool: Pool) {
  const db = drizzle(pool)
  async function change(path: TaskPath, set: object, condition?: SQL) {
    const moved = { ...set, version: sql`${tasks.version} + 1`, updatedAt: sql`now()` }
    const which = and(ownOf(path), condition)
    const [row] = await db.update(tasks).set(moved).where(which).returning(columns)
    return row && toTask(row)
  }
  return {
    async list({ user_id }: OwnerPath, query: ListQuery) {
      const rows = await db
        .select(columns)
        .from(tasks)
        .where(and(eq(tasks.userId, user_id), isNull(tasks.deletedAt), ...filtersOf(query)))
        .orderBy(desc(tasks.createdAt), desc(tasks.id))
        .limit(query.limit)
      return rows.map(toTask)
    },
    async get(path: TaskPath) {
      const [row] = await db.select(columns).from(tasks).where(ownOf(path))
      return row && toTask(row)
    },
    async create({ user_id: userId }: OwnerPath, input: NewTask) {
      const { due_date: dueDate, ...rest } = input
      const values = { ...rest, dueDate, userId, id: uuidv7() }
      const [row] = await db.insert(tasks).values(values).returning(columns)
      return row && toTask(row)
    },
    async update(path: TaskPath, patch: Partial<NewTask>, version: number | null) {
      const { due_date: dueDate, ...rest } = patch
      const isSame = version === null ? undefined : eq(tasks.version, version)
      return await change(path, { ...rest, dueDate }, isSame)
    },
    async toggle(path: TaskPath) {
      const completedAt = sql`case when ${tasks.completedAt} is null then now() end`
      return await change(path, { completedAt })
    },
  }
}

function ownOf({ user_id, task_id }: TaskPath) {
  return and(eq(tasks.userId, user_id), eq(tasks.id, task_id), isNull(tasks.deletedAt))
}

function filtersOf({ status, priority, search }: ListQuery) {
  const names = priorities.filter((name) => priority?.split(',').includes(name))
  const sought = search && folded(sql`${search}::text`)
  return [
    status === 'pending' ? isNull(tasks.completedAt) : undefined,
    priority === undefined ? undefined : inArray(tasks.priority, names),
    sought && or(holds(tasks.titleFolded, sought), holds(tasks.descriptionFolded, sought)),
  ].filter((filter) => typeof filter === 'object')
}

function holds(text: typeof tasks.titleFolded | typeof tasks.descriptionFolded, sought: SQL) {
  return sql`strpos(${text}, (select ${sought})) > 0`
}
