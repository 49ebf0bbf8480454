import { zoneCookie } from '@/lib/here'
import { keepCookie } from './_ui/keep-cookie'

/** This browser's time zone. The first lookup takes a phone a tenth of a second. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Tells the server the person's zone, so that its next page has the right day. */
export function keepZone(zone: string): void {
  keepCookie(zoneCookie, encodeURIComponent(zone))
}
