import type { casual } from 'chrono-node/en'
import { localDay } from './due-date-words'
import { addDays, clockDate, nextDateOfMonth } from './wall-clock'

type Parser = (typeof casual.parsers)[number]

/** What chrono leaves out: "rent on the 1st", and the day after tomorrow without its article. */
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
    pattern: () => /\bday\s+after\s+tomorrow\b/i,
    extract: (context) => componentsOf(addDays(localDay(context.refDate), 2)),
  },
]

function componentsOf(day: string) {
  const date = clockDate({ day, time: '12:00' })
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() }
}
