import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { priorities } from './task-limits'

/**
 * What the list sorts and filters by, spelt once: Postgres uses an index of expressions only for a
 * query that spells them the same. None of them may leak what it reads, or row-level security keeps it
 * from every index: so `case` and not `coalesce`, a number and not an enum, a stored text and not a
 * function of it.
 */

/** In which direction a list is read. */
export type Direction = 'asc' | 'desc'

/**
 * Text without its case, by Unicode's rules on every database, whatever locale it was made with. Down
 * and up again, because neither alone is enough: a capital sigma has two small ones, and ß two capitals.
 */
export function folded(text: SQL | AnyColumn): SQL {
  return sql`upper(lower(${text} collate "und-x-icu"))`
}

/** Orders folded text by Unicode's root collation, the same on every database. */
export function alphabetical(text: SQL | AnyColumn): SQL {
  return sql`${text} collate "und-x-icu"`
}

/** The rank of a priority, which enums have as well, but compare in a way that might leak. */
export function ranked(priority: AnyColumn): SQL {
  const ranks = priorities.map((name, rank) => sql.raw(`when '${name}' then ${rank}`))
  return sql`case ${priority} ${sql.join(ranks, sql` `)} end`
}

/**
 * A date or time that may be absent, in an order without nulls, which no cursor can compare: `none`
 * stands for an absent one, after all others in either direction.
 */
export function optional(value: AnyColumn, type: 'date' | 'timestamptz', direction: Direction) {
  const none = sql.raw(`'${direction === 'asc' ? '' : '-'}infinity'::${type}`)
  return { key: sql`(case when ${value} is null then ${none} else ${value} end)`, none }
}
