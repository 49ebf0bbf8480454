import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant'

/**
 * The security log. It refers to no user: a row may name nobody, or somebody who was only claimed,
 * and the row that says an account was deleted outlives the account.
 */
export const securityEvents = pgTable(
  'security_events',
  {
    /** Made from what is equal in equal events of one minute, so that they meet in one row. */
    id: uuid('id').primaryKey(),
    time: instant('time').notNull(),
    event: text('event').notNull(),
    userId: text('user_id'),
    userIdProved: boolean('user_id_proved').notNull(),
    address: text('address'),
    userAgent: text('user_agent'),
    requestId: text('request_id'),
    route: text('route'),
    reason: text('reason'),
    count: integer('count').notNull(),
  },
  (table) => [
    index('security_events_user').on(table.userId, table.time, table.id),
    index('security_events_time').on(table.time),
    check('security_events_count_positive', sql`${table.count} >= 1`),
  ],
)
