import type { casual } from 'chrono-node/en'
import { localDay } from './due-date-words'
import type { QuickAddContext } from './quick-add'
import { addDays, type Clock, clockDate, nextDateOfMonth, nextWeek } from './wall-clock'

export type ChronoResult = ReturnType<typeof casual.parse>[number]

/** The day and the time that were said; each null where it was not. */
export type Moment = { day: string | null; time: string | null }

/** When a part of the day is, if no hour is given. */
const partsOfDay = [
  { word: /\bmorning$/, time: '09:00' },
  { word: /\b(noon|midday)\b/, time: '12:00' },
  { word: /\bafternoon$/, time: '15:00' },
  { word: /\bevening$/, time: '18:00' },
  { word: /(?<!mid)night$/, time: '20:00' },
]

/** Not a time: what is due then is due on that day. */
export const endOfDay = /\b(?:eod|end\s+of\s+(?:the\s+)?day)\b/

const endOfWeek = /^end\s+of\s+(?:(?:the|this)\s+)?(next\s+)?week\b/

/** Tonight, friday night. */
const isOfNight = /(?<!mid)night\b/

type Context = Pick<QuickAddContext, 'now' | 'firstDay'>

export function momentOf({ start, text }: ChronoResult, context: Context): Moment {
  const { now } = context
  const said = text.toLowerCase()
  const hour = hourOf(start, said)
  const part = partsOfDay.find(({ word }) => word.test(said))?.time ?? null
  const saysDay = (['year', 'month', 'day', 'weekday'] as const).some((it) => start.isCertain(it))
  if (!saysDay && !said.startsWith('this ') && !endOfDay.test(said)) {
    return { day: null, time: hour ?? part }
  }
  const day = saysDay ? dayOf(start, said, context) : now.day
  // "Tonight" said at eleven is still today, but without a time that has passed.
  const isOver = day === now.day && part !== null && part <= now.time
  const time = hour ?? (isOver ? null : part)
  return { day: isAfterMidnight({ day, time }, said, now) ? addDays(day, 1) : day, time }
}

/** A night goes on into the next day, and midnight may be the end of a day. */
function isAfterMidnight({ day, time }: Moment, said: string, now: Clock): boolean {
  if (time === null || (day === now.day && time > now.time)) return false
  return isOfNight.test(said) ? time < '05:00' : time === '00:00' && day === now.day
}

function dayOf(start: ChronoResult['start'], said: string, { now, firstDay }: Context): string {
  const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')]
  const day = localDay(new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12))
  if (said === 'next week') return nextWeek(now.day, firstDay)
  const week = endOfWeek.exec(said)
  if (week) return addDays(nextWeek(now.day, firstDay), week[1] ? 6 : -1)
  // On one of its days it is this weekend.
  const isWeekend = [0, 6].includes(clockDate(now).getDay())
  if (isWeekend && /^(?!next ).*weekend$/.test(said)) return now.day
  if (said === 'next month') return nextDateOfMonth(addDays(now.day, 1), 1)
  if (said === 'next year') return `${day.slice(0, 4)}-01-01`
  // Chrono counts today's date as past from noon.
  const isDate = start.isCertain('day') && !start.isCertain('year') && !start.isCertain('hour')
  if (isDate && day.slice(5) === now.day.slice(5)) return now.day
  // A weekday that is named on that day means the next one.
  const isWeekdayAlone = start.isCertain('weekday') && !start.isCertain('day')
  const isPassing = isWeekdayAlone && day === now.day && !said.startsWith('this ')
  if (isPassing) return addDays(day, 7)
  return start.isCertain('day') ? day : inShortMonth(day, said, now)
}

/**
 * A month after the 31st is the last day of a shorter month, where chrono runs on into the one
 * after.
 */
function inShortMonth(day: string, said: string, now: Clock): string {
  const date = Number(day.slice(8))
  const lastBefore = addDays(day, -date)
  const isBeyond = Number(now.day.slice(8)) === Number(lastBefore.slice(8)) + date
  return /\b(?:month|year)s?\b/.test(said) && isBeyond ? lastBefore : day
}

function hourOf(start: ChronoResult['start'], said: string): string | null {
  if (!start.isCertain('hour') || endOfDay.test(said)) return null
  const hour = start.get('hour') ?? 0
  const minute = String(start.get('minute') ?? 0).padStart(2, '0')
  return `${String(hour + shiftOf(hour, start, said)).padStart(2, '0')}:${minute}`
}

/** By how many hours chrono is off if neither morning nor evening is named. */
function shiftOf(hour: number, start: ChronoResult['start'], said: string): number {
  if (start.isCertain('meridiem')) return 0
  // It takes "tonight at 1" for 13:00.
  if (isOfNight.test(said)) return hour >= 12 && hour < 17 ? -12 : 0
  // Nobody who says "at 5" means the morning; those who do write 5am or 05:00.
  const isPadded = new RegExp(`(?<!\\d)0${hour}:`).test(said)
  const isVague = new RegExp(`(?<!\\d)${hour}(?![\\d-])`).test(said) && !isPadded
  return hour >= 1 && hour <= 6 && isVague ? 12 : 0
}
