import { zoneCookie } from '@/lib/here'
import { keepCookie } from './_ui/keep-cookie'

/** The zone this browser is in. Its first look at one takes a phone a tenth of a second. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Tells the server the person's zone, so that its next page has the right day. */
export function keepZone(zone: string): void {
  keepCookie(zoneCookie, encodeURIComponent(zone))
}
