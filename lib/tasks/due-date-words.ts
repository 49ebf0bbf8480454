/**
 * Due dates in words. A due date is a calendar day without a zone, so it is compared with the day
 * it is where the person is: the caller passes that day, and the server never guesses it.
 */

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayMs = 86_400_000

/** The day it is in the browser's zone, as YYYY-MM-DD. */
export function localDay(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0')
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`
}

/** "Fri 20 Nov 2026": the same on server and browser, whatever their locale and zone. */
export function absoluteDay(day: string): string {
  const date = utcDate(day)
  return `${weekdays[date.getUTCDay()]} ${shortDay(day)} ${date.getUTCFullYear()}`
}

/** "20 Nov". */
export function shortDay(day: string): string {
  const date = utcDate(day)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`
}

/** "Today", "Tomorrow", "Mon", "3 Dec"; the year only where it is another one. */
export function relativeDay(day: string, today: string): string {
  const distance = daysBetween(today, day)
  if (distance === 0) return 'Today'
  if (distance === 1) return 'Tomorrow'
  if (distance === -1) return 'Yesterday'
  if (distance > 1 && distance < 7) return weekdays[utcDate(day).getUTCDay()] ?? day
  return day.slice(0, 4) === today.slice(0, 4)
    ? shortDay(day)
    : `${shortDay(day)} ${day.slice(0, 4)}`
}

/** Overdue from the next day on; with a time, from that minute on. */
export function isOverdue(
  due: { due_date: string | null; due_time: string | null },
  now: { day: string; time: string },
): boolean {
  if (!due.due_date || due.due_date > now.day) return false
  return due.due_date < now.day || (due.due_time !== null && due.due_time < now.time)
}

function daysBetween(from: string, to: string) {
  return Math.round((utcDate(to).getTime() - utcDate(from).getTime()) / dayMs)
}

function utcDate(day: string) {
  return new Date(`${day}T00:00:00Z`)
}
