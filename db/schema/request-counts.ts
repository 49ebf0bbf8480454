import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** Requests of the present minute by caller, for several processes that share one limit. */
export const requestCounts = pgTable('request_counts', {
  // The limiter's own statements name no columns: their order matters.
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  /** In milliseconds since 1970. */
  expire: bigint('expire', { mode: 'number' }),
})
