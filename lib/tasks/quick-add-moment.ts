import type { casual } from 'chrono-node/en'
import { localDay } from './due-date-words'
import type { QuickAddContext } from './quick-add'
import { addDays, nextDateOfMonth, nextWeek } from './wall-clock'

export type ChronoResult = ReturnType<typeof casual.parse>[number]

/** The day and the time that were said; each null where it was not. */
export type Moment = { day: string | null; time: string | null }

/** When a part of a day is, where one says no hour. */
const partsOfDay = [
  { word: /\bmorning$/, time: '09:00' },
  { word: /\b(noon|midday)\b/, time: '12:00' },
  { word: /\bafternoon$/, time: '15:00' },
  { word: /\bevening$/, time: '18:00' },
  { word: /(?<!mid)night$/, time: '20:00' },
]

type Context = Pick<QuickAddContext, 'now' | 'firstDay'>

export function momentOf({ start, text }: ChronoResult, context: Context): Moment {
  const { now } = context
  const said = text.toLowerCase()
  const hour = hourOf(start, said)
  const part = partsOfDay.find(({ word }) => word.test(said))?.time ?? null
  const saysDay = (['year', 'month', 'day', 'weekday'] as const).some((it) => start.isCertain(it))
  if (!saysDay && !said.startsWith('this ')) return { day: null, time: hour ?? part }
  const day = saysDay ? dayOf(start, said, context) : now.day
  // "Tonight" said at eleven is today all the same, at no time that has passed.
  const isOver = day === now.day && part !== null && part <= now.time
  return { day, time: hour ?? (isOver ? null : part) }
}

function dayOf(start: ChronoResult['start'], said: string, { now, firstDay }: Context): string {
  const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')]
  const day = localDay(new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12))
  if (said === 'next week') return nextWeek(now.day, firstDay)
  if (said === 'next month') return nextDateOfMonth(addDays(now.day, 1), 1)
  if (said === 'next year') return `${day.slice(0, 4)}-01-01`
  // A weekday that is said on that day is the next one.
  const isWeekdayAlone = start.isCertain('weekday') && !start.isCertain('day')
  const isPassing = isWeekdayAlone && day === now.day && !said.startsWith('this ')
  return isPassing ? addDays(day, 7) : day
}

function hourOf(start: ChronoResult['start'], said: string): string | null {
  if (!start.isCertain('hour')) return null
  const hour = start.get('hour') ?? 0
  // Nobody who says "at 5" means the morning; who does writes 5am or 05:00.
  const isVague = hour >= 1 && hour <= 6 && !start.isCertain('meridiem')
  const isAfternoon = isVague && new RegExp(`(?<!\\d)${hour}(?![\\d-])`).test(said)
  const minute = String(start.get('minute') ?? 0).padStart(2, '0')
  return `${String(isAfternoon ? hour + 12 : hour).padStart(2, '0')}:${minute}`
}
