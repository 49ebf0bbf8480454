import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { securityEvents } from '@/db/schema/security-events'
import { runInScope, serviceScope } from '@/db/tenant-scope'
import type { AuditOptions } from './audit-options'
import { eventColumns } from './event-columns'
import type { SecurityEvent } from './event-schema'

/** Everybody's entries and nobody's, newest first: for whoever runs the service. */
export async function readSecurityLog(
  { transport }: Driver,
  options: AuditOptions,
): Promise<SecurityEvent[]> {
  const { time, event, address, userId, id } = securityEvents
  const [rows] = await runInScope(transport, serviceScope('docket_audit'), (db) => [
    db
      .select(eventColumns)
      .from(securityEvents)
      .where(
        and(
          options.since ? gte(time, options.since) : undefined,
          options.event && inArray(event, options.event),
          options.address ? eq(address, options.address) : undefined,
          options.user ? eq(userId, options.user) : undefined,
        ),
      )
      .orderBy(desc(time), desc(id))
      .limit(options.limit),
  ])
  return rows
}
