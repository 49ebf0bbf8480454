import { translator, words } from '../words/translator'
import type { SecurityEvent } from './event-schema'

const t = translator('securityLog')
const reasons = words.messages.securityLog.reason

/** What happened, to the person whom it happened to; a reason can make another thing of it. */
export function describeEvent({ event, reason }: Pick<SecurityEvent, 'event' | 'reason'>): string {
  return t(`event.${event}`, { reason: reason ?? 'none' })
}

/** Why, where there is more to say than what. */
export function describeReason({ reason }: Pick<SecurityEvent, 'reason'>): string | null {
  return reason !== null && isKnown(reason) ? t(`reason.${reason}`) : null
}

function isKnown(reason: string): reason is keyof typeof reasons {
  return Object.hasOwn(reasons, reason)
}
