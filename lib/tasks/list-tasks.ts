import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { type Caller, prepareStatement } from '@/db/tenant-scope'
import { BoundedCache } from '@/lib/bounded-cache'
import { decodeCursor, encodeCursor, type ListIdentity, type Position } from '@/lib/http/cursor'
import type { Page } from '@/lib/http/page-reply'
import { type JsonText, parseJsonText } from '@/lib/json-text'
import { namedTaskColumns } from './task-columns'
import { filterShape, filtersOf, filterValues } from './task-filters'
import { isAfter, orderBy, positionOf, positionValues } from './task-order'
import type { TaskQuery } from './task-query'
import type { Task } from './task-schema'

/**
 * One page of the caller's tasks.
 * @throws AppError `bad_cursor` for a cursor that did not come from this list.
 */
export async function listTasks(caller: Caller, query: TaskQuery): Promise<Page<Task>> {
  const { items, ...page } = await listTaskTexts(caller, query)
  return { items: items.map(parseJsonText), ...page }
}

/** The same, each task as JSON made by the database. */
export async function listTaskTexts(
  caller: Caller,
  query: TaskQuery,
): Promise<Page<JsonText<Task>>> {
  const { userId } = caller
  const identity: ListIdentity = { list: 'tasks', userId, query }
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, identity)
  const statements = statementsFor(query, after)
  const values = {
    user_id: userId,
    // One more than asked for tells whether another page follows.
    rows: query.limit + 1,
    ...filterValues(query),
    ...(after && positionValues(query, after)),
  }
  const [rows, totals] = await asTenant(caller, () => {
    const page = statements.page(values)
    return query.include_total ? [page, statements.total(values)] : [page]
  })
  const items = rows.slice(0, query.limit).map(({ task }) => task)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? encodeCursor(positionOf(query, parseJsonText(last)), identity) : null,
    total: totals?.[0]?.count ?? null,
  }
}

/** How many of the caller's tasks a query finds, as a statement for `asTenant`. */
export function countTasks({ userId }: Caller, query: TaskQuery) {
  return statementsFor(query, null).total({ user_id: userId, ...filterValues(query) })
}

/** As many as a process prepares under a name: see db/train.ts. */
const shapesMax = 200
const shapes = new BoundedCache<string, ReturnType<typeof build>>(shapesMax)

/** The statements of all queries that differ in their values alone. */
function statementsFor(query: TaskQuery, after: Position | null) {
  const from = after && (after.value === null ? 'none' : 'value')
  const shape = [filterShape(query), query.sort, from].join()
  const known = shapes.get(shape)
  if (known) return known
  const made = build(query, after)
  shapes.set(shape, made)
  return made
}

function build(query: TaskQuery, after: Position | null) {
  const matching = and(eq(tasks.userId, sql.placeholder('user_id')), ...filtersOf(query))
  return {
    page: preparePage(query, and(matching, after ? isAfter(query, after) : undefined)),
    total: prepareStatement((db) => db.select({ count: count() }).from(tasks).where(matching)),
  }
}

function preparePage(query: TaskQuery, where: SQL | undefined) {
  return prepareStatement((db) => {
    const page = db
      .select(namedTaskColumns)
      .from(tasks)
      .where(where)
      .orderBy(...orderBy(query))
      .limit(sql.placeholder('rows'))
      .as('page')
    return db.select({ task: sql<JsonText<Task>>`row_to_json(page)::text` }).from(page)
  })
}
