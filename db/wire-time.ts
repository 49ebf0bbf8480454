import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** A time as RFC 3339 in UTC with milliseconds, whatever the session's time zone is. */
export function wireTime<T extends string | null>(column: PgColumn) {
  return sql<T>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
