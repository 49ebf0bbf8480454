import { remembering } from '@/lib/bounded-cache'
import { daysBetween, utcDate } from './calendar-day'

/**
 * Due dates in words. A due date is a calendar day without a zone, so it is compared with the day
 * it is where the person is: the caller passes that day, and the server never guesses it.
 */

const styles = {
  full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  fullOfThisYear: { weekday: 'short', day: 'numeric', month: 'short' },
  weekday: { weekday: 'short' },
  day: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  heading: { weekday: 'long', day: 'numeric', month: 'long' },
  headingOfYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { timeStyle: 'short' },
  leafWeekday: { weekday: 'long' },
  leafDay: { day: 'numeric' },
  leafMonth: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** The day it is in the browser's zone, as YYYY-MM-DD. */
export function localDay(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0')
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`
}

/** "Fri 20 Nov 2026", as the locale writes it. */
export function absoluteDay(day: string, locale = 'en'): string {
  return write(utcDate(day), 'full', locale)
}

/** "Fri 20 Nov"; the year only where it is another one. */
export function weekdayAndDay(day: string, today: string, locale = 'en'): string {
  return write(utcDate(day), isSameYear(day, today) ? 'fullOfThisYear' : 'full', locale)
}

/** "Today", "Tomorrow", "Mon", "3 Dec"; the year only where it is another one. */
export function relativeDay(day: string, today: string, locale = 'en'): string {
  const near = nearDay(day, today, locale)
  if (near) return near
  const distance = daysBetween(today, day)
  if (distance > 1 && distance < 7) return write(utcDate(day), 'weekday', locale)
  return write(utcDate(day), isSameYear(day, today) ? 'day' : 'dayOfYear', locale)
}

/** "Today", "Tomorrow" or "Yesterday", else null. */
export function nearDay(day: string, today: string, locale = 'en'): string | null {
  const distance = daysBetween(today, day)
  if (Math.abs(distance) > 1) return null
  const word = nearFormatOf(locale).format(distance, 'day')
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
}

/** "Friday 20 November"; the year only where it is another one. */
export function headingDay(day: string, today: string, locale = 'en'): string {
  return write(utcDate(day), isSameYear(day, today) ? 'heading' : 'headingOfYear', locale)
}

/** What stands on a leaf of a tear-off calendar: "Friday", "20" and "November 2026". */
export function calendarLeaf(day: string, locale: string) {
  const date = utcDate(day)
  return {
    weekday: write(date, 'leafWeekday', locale),
    day: write(date, 'leafDay', locale),
    month: write(date, 'leafMonth', locale),
  }
}

/** "09:30" or "9:30 AM", as the locale has it. */
export function timeOfDay(time: string, locale = 'en'): string {
  return write(new Date(`1970-01-01T${time}:00Z`), 'time', locale)
}

/** Overdue from the next day on; with a time, from that minute on. */
export function isOverdue(
  due: { due_date: string | null; due_time: string | null },
  now: { day: string; time: string },
): boolean {
  if (!due.due_date || due.due_date > now.day) return false
  return due.due_date < now.day || (due.due_time !== null && due.due_time < now.time)
}

function isSameYear(day: string, today: string) {
  return day.slice(0, 4) === today.slice(0, 4)
}

// Making a format takes longer than all its uses on a page. Limited, since requests name the
// locale.
const formatsMax = 100

const formatOf = remembering(
  formatsMax,
  (style: keyof typeof styles, locale: string) =>
    new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' }),
)

const nearFormatOf = remembering(
  formatsMax,
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
)

function write(date: Date, style: keyof typeof styles, locale: string) {
  return formatOf(style, locale).format(date)
}
