import { sql } from 'drizzle-orm'
import { securityEvents } from '@/db/schema/security-events'
import { wireTime } from '@/db/wire-time'
import type { SecurityEventName } from './event-schema'

/** An entry as it goes over the wire. */
export const eventColumns = {
  id: securityEvents.id,
  time: wireTime<string>(securityEvents.time),
  event: sql<SecurityEventName>`${securityEvents.event}`,
  user_id: securityEvents.userId,
  user_id_proved: securityEvents.userIdProved,
  address: securityEvents.address,
  user_agent: securityEvents.userAgent,
  request_id: securityEvents.requestId,
  route: securityEvents.route,
  reason: securityEvents.reason,
  count: securityEvents.count,
}
