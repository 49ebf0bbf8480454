import { localDay } from './due-date-words'

/** What a clock on the person's wall shows: a day and a minute of no zone. */
export type Clock = { day: string; time: string }

/** As a date whose own hours and days are the clock's, wherever the code runs. */
export function clockDate({ day, time }: Clock): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hours, minutes)
}

/** As in calendar-day.ts, but for years after 9999 as well: "in 8000 years" can be typed. */
export function addDays(day: string, count: number): string {
  const date = clockDate({ day, time: '12:00' })
  date.setDate(date.getDate() + count)
  return localDay(date)
}

/** The day that the next week begins with. @param firstDay the week's own first, 1 is Monday. */
export function nextWeek(day: string, firstDay: number): string {
  const ahead = (firstDay - clockDate({ day, time: '12:00' }).getDay() + 7) % 7
  return addDays(day, ahead || 7)
}

/** The next day with this date in its month, today included. */
export function nextDateOfMonth(day: string, dateOfMonth: number): string {
  const from = clockDate({ day, time: '12:00' })
  for (let ahead = dateOfMonth < from.getDate() ? 1 : 0; ; ahead += 1) {
    const date = new Date(from.getFullYear(), from.getMonth() + ahead, dateOfMonth, 12)
    // Not every month has a 31st.
    if (date.getDate() === dateOfMonth) return localDay(date)
  }
}

/** What the clock shows where this code runs: in the browser, where the person is. */
export function readClock(now: Date): Clock {
  const [hours, minutes] = [now.getHours(), now.getMinutes()].map((it) => `${it}`.padStart(2, '0'))
  return { day: localDay(now), time: `${hours}:${minutes}` }
}

/** Whether 3/4 is in April, as a locale has it. */
export function isDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts().map(({ type }) => type)
  return parts.indexOf('day') < parts.indexOf('month')
}

/** Whether the third of April is written 3.4. there, before its year. */
export function isDotted(locale: string): boolean {
  return /^\d+\. ?\d+\. ?\d{4}/.test(new Intl.DateTimeFormat(locale).format())
}

type Week = { firstDay: number }
/** Browsers had it as a property before the standard made it a method. */
type HasWeek = { getWeekInfo?: () => Week; weekInfo?: Week }

/** What a locale's week begins with, from 1 for Monday; Monday as well where a browser cannot say. */
export function firstDayOfWeek(locale: string): number {
  const tag: Intl.Locale & HasWeek = new Intl.Locale(locale)
  return (tag.getWeekInfo?.() ?? tag.weekInfo)?.firstDay ?? 1
}
