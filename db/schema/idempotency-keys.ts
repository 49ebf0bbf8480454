import { sql } from 'drizzle-orm'
import { check, index, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { user } from './auth'
import { instant } from './instant'

/** In characters. */
export const idempotencyKeyLengthMax = 255

/** What was answered to a request that carried a key, so that a retry is answered the same. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** A hash of the request: the same key on another one is a mistake. */
    fingerprint: text('fingerprint').notNull(),
    /** The created task. Null only inside the transaction that makes both; `json` keeps its order. */
    answer: json('answer'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
    check(
      'idempotency_keys_key_length',
      sql`char_length(${table.key}) between 1 and ${sql.raw(String(idempotencyKeyLengthMax))}`,
    ),
  ],
)
