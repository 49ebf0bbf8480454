import { remembering } from './bounded-cache'

/** The time and the custom of the place where a person is: the server's own are of no account. */
export type Here = {
  zone: string
  /** YYYY-MM-DD. */
  day: string
  /** HH:MM. */
  time: string
  /** By which dates are written. */
  locale: string
}

/** Where the browser tells the server its zone. */
export const zoneCookie = 'zone'

/** The zone that a cookie names, or null where there is none of that name. */
export function parseZone(value: string | undefined): string | null {
  if (!value) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return value
  } catch {
    return null
  }
}

export function hereAt(now: Date, { zone, locale }: Pick<Here, 'zone' | 'locale'>): Here {
  return { zone, locale, day: dayIn(zone, now), time: clockOf(zone).format(now).slice(-5) }
}

/** The day it is in a zone at an instant, as YYYY-MM-DD. */
export function dayIn(zone: string, instant: Date): string {
  return clockOf(zone).format(instant).slice(0, 10)
}

/** Requests name the zone. */
const clocksMax = 100

/** Swedish has the order and the signs of ISO 8601: "2026-11-20 09:30". */
const clockOf = remembering(
  clocksMax,
  (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
)

/** The words are English; their dates follow the region of the person. */
export function dateLocale(preferred: string | undefined): string {
  const wanted = parseLocale(preferred)
  if (!wanted) return 'en'
  if (wanted.language === 'en') return wanted.baseName
  const { hourCycle } = new Intl.DateTimeFormat(wanted, { hour: 'numeric' }).resolvedOptions()
  // World English has the day before the month, as nearly everybody who speaks no English has.
  return `en-001-u-hc-${hourCycle}`
}

/** A locale as it is named, or English where a browser names one that there cannot be, as "en-US@posix". */
export function knownLocale(tag: string): string {
  return parseLocale(tag)?.baseName ?? 'en'
}

function parseLocale(tag: string | undefined) {
  try {
    return tag ? new Intl.Locale(tag) : null
  } catch {
    return null
  }
}
