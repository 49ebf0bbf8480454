import { inArray, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { folded } from '@/db/schema/task-keys'
import { tasks } from '@/db/schema/tasks'
import { inTrash, notInTrash } from './task-columns'
import { completion, due, rankOf } from './task-order'
import type { TaskQuery } from './task-query'

/**
 * A query's filters, without its order and its page, and with a placeholder for each value: see
 * `filterValues`. Spelt like the sort keys, wherever the list sorts by the same, so that one index
 * serves both.
 */
export function filtersOf(query: TaskQuery): SQL[] {
  const { status, priority, tag, search, order } = query
  const filters = [
    status === 'deleted' ? inTrash : notInTrash,
    status === 'pending' && isAbsent(completion(order)),
    status === 'completed' && isPresent(completion(order), order),
    priority && inArray(tasks.priorityRank, ranksIn(priority).map(rankPlace)),
    tag && sql`${tasks.tags} @> ${sql.param(sql.placeholder('tag'), tasks.tags)}`,
    search && contains(sql.placeholder('search')),
    ...dueFilters(query),
  ]
  return filters.filter((filter) => typeof filter === 'object')
}

/** The values of the filters' placeholders. */
export function filterValues({ priority, tag, search, due_after, due_before }: TaskQuery) {
  const ranks = ranksIn(priority ?? []).map((rank, i) => [`rank_${i}`, rank])
  return { tag, search, due_after, due_before, ...Object.fromEntries(ranks) }
}

/** The same for all queries that differ in the filters' values alone. */
export function filterShape({ status, due, order, ...values }: TaskQuery): string {
  const { priority, tag, search, due_after, due_before } = values
  const given = [tag, search, due_after, due_before].map((value) => (value ? 1 : 0))
  return [status, due, order, priority && ranksIn(priority).length, ...given].join()
}

/** Without repeats, or a query could have any number of placeholders. */
function ranksIn(priority: (string | null)[]) {
  return [...new Set(priority)].map(rankOf)
}

function rankPlace(_rank: number, i: number) {
  return sql.placeholder(`rank_${i}`)
}

function dueFilters({ due: presence, due_after, due_before, order }: TaskQuery) {
  const { key } = due(order)
  const needsDate = presence === 'any' || due_after !== undefined || due_before !== undefined
  return [
    due_after && sql`${key} >= ${sql.placeholder('due_after')}::date`,
    due_before && sql`${key} <= ${sql.placeholder('due_before')}::date`,
    needsDate && isPresent(due(order), order),
    presence === 'none' && isAbsent(due(order)),
  ]
}

type Optional = ReturnType<typeof due>

function isAbsent({ key, none }: Optional): SQL {
  return sql`${key} = ${none}`
}

function isPresent({ key, none }: Optional, order: TaskQuery['order']): SQL {
  return sql`${key} ${sql.raw(order === 'asc' ? '<' : '>')} ${none}`
}

/**
 * Compares bytes, which is several times faster than `like`, and knows no wildcards. The `select`
 * folds the search text once; a plan made for any values would do it for every row.
 */
function contains(search: Placeholder): SQL {
  const sought = sql`(select ${folded(sql`${search}::text`)})`
  const places = [tasks.titleFolded, tasks.descriptionFolded]
  return sql`(${sql.join(
    places.map((text) => sql`strpos(${text}, ${sought}) > 0`),
    sql` or `,
  )})`
}
