import {
  and,
  arrayContains,
  count,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller } from '@/db/tenant-scope'
import { decodeCursor, encodeCursor } from './cursor'
import { inTrash, notInTrash, taskColumns } from './task-columns'
import { isAfter, orderBy, positionOf } from './task-order'
import type { TaskQuery } from './task-query'
import type { Task } from './task-schema'

export type TaskPage = { tasks: Task[]; nextCursor: string | null; total: number | null }

/**
 * One page of the caller's tasks.
 * @throws AppError `bad_cursor` for a cursor that did not come from this list.
 */
export async function listTasks(caller: Caller, query: TaskQuery): Promise<TaskPage> {
  const { userId } = caller
  const matching = and(eq(tasks.userId, userId), ...filtersOf(query))
  const after =
    query.cursor === undefined
      ? undefined
      : isAfter(query, decodeCursor(query.cursor, userId, query))
  const [rows, totals] = await asTenant(caller, (db) => {
    const page = db
      .select(taskColumns)
      .from(tasks)
      .where(and(matching, after))
      .orderBy(...orderBy(query))
      // One more than asked for tells whether another page follows.
      .limit(query.limit + 1)
    const total = db.select({ count: count() }).from(tasks).where(matching)
    return query.include_total ? [page, total] : [page]
  })
  const page: Task[] = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    tasks: page,
    nextCursor: last ? encodeCursor(positionOf(query, last), userId, query) : null,
    total: totals?.[0]?.count ?? null,
  }
}

function filtersOf(query: TaskQuery): (SQL | undefined)[] {
  return [
    query.status === 'deleted' ? inTrash : notInTrash,
    query.status === 'pending' ? isNull(tasks.completedAt) : undefined,
    query.status === 'completed' ? isNotNull(tasks.completedAt) : undefined,
    query.priority && inArray(tasks.priority, query.priority),
    query.tag && arrayContains(tasks.tags, query.tag),
    query.due_after && gte(tasks.dueDate, query.due_after),
    query.due_before && lte(tasks.dueDate, query.due_before),
    query.due === 'none' ? isNull(tasks.dueDate) : undefined,
    query.due === 'any' ? isNotNull(tasks.dueDate) : undefined,
    query.search ? contains(query.search) : undefined,
  ].map((filter) => filter || undefined)
}

/**
 * Case is folded by Unicode's rules on every database, whatever locale it was made with. Down and
 * up again, because neither alone is enough: a capital sigma has two small ones, and ß two capitals.
 */
function contains(search: string): SQL {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const folded = (text: SQL) => sql`upper(lower(${text} collate "und-x-icu"))`
  const sought = folded(sql`${pattern}::text`)
  const fields = [tasks.title, tasks.description].map((column) => folded(sql`${column}`))
  return sql`(${sql.join(
    fields.map((field) => sql`${field} like ${sought}`),
    sql` or `,
  )})`
}
