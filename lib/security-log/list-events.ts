import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { asTenant } from '@/db/database'
import { securityEvents } from '@/db/schema/security-events'
import type { Caller } from '@/db/tenant-scope'
import { decodeCursor, encodeCursor, type ListIdentity } from '@/lib/http/cursor'
import type { Page } from '@/lib/http/page-reply'
import { eventColumns } from './event-columns'
import type { SecurityEventQuery } from './event-query'
import type { SecurityEvent } from './event-schema'

/**
 * One page of the caller's own security log, newest first.
 * @throws AppError `bad_cursor` for a cursor that did not come from this list.
 */
export async function listSecurityEvents(
  caller: Caller,
  query: SecurityEventQuery,
): Promise<Page<SecurityEvent>> {
  const { userId } = caller
  const { time, id, event } = securityEvents
  const identity: ListIdentity = { list: 'security-events', userId, query }
  const position = query.cursor === undefined ? null : decodeCursor(query.cursor, identity)
  const [rows] = await asTenant(caller, (db) => [
    db
      .select(eventColumns)
      .from(securityEvents)
      .where(
        and(
          eq(securityEvents.userId, userId),
          query.event && eq(event, query.event),
          query.since ? gte(time, query.since) : undefined,
          position
            ? sql`(${time}, ${id}) < (${position.value}::timestamptz, ${position.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(time), desc(id))
      // One more than asked for tells whether another page follows.
      .limit(query.limit + 1),
  ])
  const items: SecurityEvent[] = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return {
    items,
    nextCursor: last ? encodeCursor({ value: last.time, id: last.id }, identity) : null,
    total: null,
  }
}
