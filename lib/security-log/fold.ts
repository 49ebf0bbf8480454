import { createHash } from 'node:crypto'
import { senderOf } from '@/lib/http/client-address'
import type { SecurityEvent } from './event-schema'

/** What happened, before it is counted. */
export type Occurrence = Omit<SecurityEvent, 'id' | 'time' | 'count'>

/** Equal events of one minute, which make one entry. */
export type Fold = {
  entry: Occurrence & { id: string; time: string }
  count: number
  unsaved: number
}

const minuteMs = 60_000

/** What events have in common that belong to one entry: their user, their sender, and their minute. */
export function entryKey(occurrence: Occurrence, time: number): string {
  const { event, user_id, address, reason, route } = occurrence
  const sender = address === null ? null : senderOf(address)
  return JSON.stringify([event, user_id, sender, reason, route, Math.floor(time / minuteMs)])
}

/** The id of an entry, the same in every process. */
export function entryId(key: string): string {
  return asUuid(createHash('sha256').update(key).digest())
}

/**
 * Whether anybody could name whomever they like in it, and as many as they like. Whose account
 * somebody tries to sign in to is looked up, and bounded by the limits of sign-in.
 */
export function isOnlyClaimed({ event, user_id, user_id_proved }: Occurrence): boolean {
  return user_id !== null && !user_id_proved && event !== 'authn_login_fail'
}

/** A UUID of version 8 (RFC 9562): one with a meaning of our own. */
function asUuid(hash: Buffer): string {
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
