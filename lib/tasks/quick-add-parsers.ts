import type { casual } from 'chrono-node/en'
import { localDay } from './due-date-words'
import { endOfDay } from './quick-add-moment'
import { addDays, clockDate, nextDateOfMonth } from './wall-clock'

type Parser = (typeof casual.parsers)[number]

/** What chrono leaves out: "rent on the 1st", the day after tomorrow, and where a day and a week end. */
export const extraParsers: Parser[] = [
  {
    pattern: () => /(?:on\s+)?(?:the\s+)?\b(\d{1,2})(?:st|nd|rd|th)\b/i,
    extract: (context, match) => {
      const date = Number(match[1])
      if (date < 1 || date > 31) return null
      return componentsOf(nextDateOfMonth(localDay(context.refDate), date))
    },
  },
  {
    pattern: () => /\b(?:the\s+)?day\s+after\s+tomorrow\b/i,
    extract: (context) => componentsOf(addDays(localDay(context.refDate), 2)),
  },
  {
    pattern: () => /\bend\s+of\s+(?:the\s+)?week\b/i,
    extract: (context) => componentsOf(localDay(context.refDate)),
  },
  // Only with an hour does chrono join it to the day beside it: "friday eod".
  { pattern: () => new RegExp(endOfDay, 'i'), extract: () => ({ hour: 23 }) },
]

/** "24.12.", where the dot after the month is the custom. */
export const dottedParser: Parser = {
  pattern: () => /\b(\d{1,2})\.\s?(\d{1,2})\.(?!\d)/,
  extract({ refDate }, match) {
    const [date, month] = [Number(match[1]), Number(match[2])]
    const days = [0, 1].map((ahead) => new Date(refDate.getFullYear() + ahead, month - 1, date, 12))
    const isThere = (day: Date) => day.getMonth() === month - 1 && day.getDate() === date
    const next = days.find((day) => isThere(day) && localDay(day) >= localDay(refDate))
    return next ? componentsOf(localDay(next)) : null
  },
}

function componentsOf(day: string) {
  const date = clockDate({ day, time: '12:00' })
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
}
