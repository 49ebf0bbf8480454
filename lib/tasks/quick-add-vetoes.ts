import type { ChronoResult, Moment } from './quick-add-moment'
import { closing } from './quick-add-title'
import { fillers } from './quick-add-tokens'

/** Something that reads like a date or a time, where it stands. */
export type Expression = Moment & {
  start: number
  end: number
  said: string
  result: ChronoResult
}

type Place = Omit<Expression, 'said'> & {
  /** As it was typed, and in lower case. */
  typed: string
  said: string
  before: string
  after: string
  /** Nothing comes after it but tags, a priority, and another time. */
  isLast: boolean
  /** A word comes after it that it may belong to, as in "may flowers". */
  isBeforeNoun: boolean
  /** A word comes before it that only a date can follow. */
  isLedTo: boolean
}

const lead = /(?<![^\s([{])(?:due(?:\s+(?:on|by|at))?|by|on|at|before|for|in)\s+$/i
const inThe = /(?<![^\s([{])in\s+the\s+$/i
const leadToMonth =
  /(?<![^\s([{])(?:due|(?:due\s+)?(?:by|on|at|before|for|in)(?:\s+next)?|next)\s+$/i
const leadToEnd = /(?<![^\s([{])(?:due(?:\s+(?:by|at))?|by|at|before|for)\s+(?:the\s+)?$/i
const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
/** Includes what chrono matches before a year that does not follow. */
export const isMonth = new RegExp(`^(?:${months})\\.?\\s*(?:,|-|of)?\\s*$`, 'i')
const goesOn = new RegExp(`^[^\\s}${closing}]|^[.,:]\\S`)
const endOfLine = new RegExp(
  `^(?:[${closing}]*|(?:at\\s+)?\\d{1,2}(?::\\d\\d)?\\s*(?:[ap]m)?)$`,
  'i',
)
const joining =
  /^(?:with|at|in|for|to|and|or|from|by|on|about|via|after|before|near)(?![\p{L}\p{N}])/iu

/** Each says why an expression is a word after all. */
const vetoes: ((place: Place) => boolean)[] = [
  // Part of a longer word: v2.10, friday's, #5pm.
  ({ before, after }) => /[^\s([{]$/.test(before) || goesOn.test(after),
  // Somebody's or some other thing's: "The 9/11 Report", "my sunday dress", "since friday".
  ({ before, said, isLedTo }) =>
    !/^(?:the|on|at)\b/.test(said) &&
    !(isLedTo && said.startsWith('end ')) &&
    !inThe.test(before) &&
    /(?<![^\s([{])(?:the|an?|my|your|our|his|her|their|its|this|last|since|until|till|from|between|after|of|than|like|as|no|\S+['’]s)\s+$/i.test(
      before,
    ),
  // A day with a name, which is one of them alone: "Black Friday", "Palm Sunday".
  ({ before, said }) =>
    /\b(?:black|good|cyber|ash|palm|easter|shrove|maundy)\s+$/i.test(before) &&
    /^(?!to)\w+day\b/.test(said),
  // A habit is more than its next day.
  ({ before }) => /\b(?:every|each|any|all)\s+(?:\S+\s+)?$/i.test(before),
  // What is past, or no day at all.
  ({ said }) =>
    /^(?:(?:last|past)\b|now$|this (?:week|month|quarter|year)$|.*\bquarters?$)/.test(said),
  // A time in another place; the due time is the person's own.
  ({ result }) =>
    result.start.isCertain('timezoneOffset') && !result.tags().has('result/relativeDateAndTime'),
  isDuration,
  // Two numbers with nothing that makes them times: "9 to 5".
  ({ result, said }) => Boolean(result.end) && /^[\s\dto–~-]+$/.test(said),
  // "sat on the sofa", "2 sun hats".
  ({ said, isLast }) => /^(?:sat|sun)\.?$/.test(said) && !isLast,
  // "Call April", "Send may report", "Pick in June flowers"; "renew in march" is a date.
  ({ said, isLedTo, isBeforeNoun }) => isMonth.test(said) && (!isLedTo || isBeforeNoun),
  // "buy 3 may flowers"; "3 May" is a date wherever it stands.
  ({ typed, isBeforeNoun }) =>
    isBeforeNoun && /^(?:\d{1,2}\s+(?:may|mar|march)|(?:may|mar|march)\s+\d{1,2})$/.test(typed),
  // "1/2 cup", "9/11 report", "24/7".
  ({ said, isLast, isLedTo }) =>
    /^\d{1,2}\s*[/.-]\s*\d{1,2}$/.test(said) &&
    (!said.includes('/') || said === '24/7' || !(isLast || isLedTo)),
  // The time of a date that is not read: "24.12. 18:00".
  ({ day, before, after }) =>
    day === null &&
    (/\d\.\s?\d{1,2}\.\s*$/.test(before) || /^\s*\d{1,2}\.\s?\d{1,2}\.(?!\d)/.test(after)),
  // One of several: "8 and 10pm", "5 or 6 Dec", "at 5 or 6".
  ({ before, said }) => /\d\s*(?:and|or|&)\s+$/i.test(before) && /^\d/.test(said),
  ({ after, said }) => /^\s*(?:and|or|&)\s+\d+\s*$/i.test(after) && /\d$/.test(said),
  // "The 5th Wave", "the 2nd floor".
  ({ said, isLast, isBeforeNoun }) =>
    /^(?:on\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)$/.test(said) &&
    !isLast &&
    (isBeforeNoun || !said.startsWith('on')),
  // "the 4th of July party".
  ({ said, isBeforeNoun }) =>
    isBeforeNoun && /^the\s+(?:\d+(?:st|nd|rd|th)\s|\w+\s+of\s)/.test(said),
  // "Send EOD report".
  ({ said, isLedTo, isBeforeNoun }) =>
    isBeforeNoun && !isLedTo && /^(?:eod|end\s+of\s+(?:the\s+)?(?:day|week))$/.test(said),
  // "morning run", "night cream", "weekend trip".
  ({ said, before }) =>
    /^(?:morning|afternoon|evening|night|weekend|weekday)$/.test(said) && !inThe.test(before),
  ({ said, isLedTo }) => /^(?:noon|midday|midnight)$/.test(said) && !isLedTo,
  // "at 10 Downing Street".
  ({ said, isBeforeNoun }) => /^(?:at|from)\s+\d{1,2}$/.test(said) && isBeforeNoun,
]

/** How long, not when: "for 10 minutes", "2 weeks". */
export function isDuration({ result, said }: Expression): boolean {
  const isMoment = /^(?:in|within|next|end)\b|\b(?:later|from now|after tomorrow)$/i.test(said)
  return result.tags().has('result/relativeDate') && !isMoment
}

/** Whether it says when something is due; much that reads like a date is a word. */
export function isDue(text: string, expression: Expression, today: string): boolean {
  if (expression.day === null && expression.time === null) return false
  // Beyond the year 9999 the API has no day.
  if (expression.day !== null && !/^\d{4}-/.test(expression.day)) return false
  if (expression.day !== null && expression.day < today) return false
  const place = placeOf(text, expression)
  return !vetoes.some((isWord) => isWord(place))
}

/** Where the words that lead to it begin: "by friday" includes its "by". */
export function startOf(text: string, { start, said }: Expression): number {
  return leadTo(said).exec(text.slice(0, start))?.index ?? start
}

function leadTo(said: string): RegExp {
  if (/^(?:morning|afternoon|evening|night)$/i.test(said)) return inThe
  if (isMonth.test(said)) return leadToMonth
  return /^end\s/i.test(said) ? leadToEnd : lead
}

function placeOf(text: string, expression: Expression): Place {
  const { start, end } = expression
  const typed = expression.said.replace(/^[\s,(]+|[\s,)]+$/g, '')
  const before = text.slice(0, start)
  const after = text.slice(end)
  const next = after.replace(new RegExp(`[\\s${fillers.token}]+`, 'g'), ' ').trim()
  return {
    ...expression,
    typed,
    said: typed.toLowerCase(),
    before,
    after,
    isLast: endOfLine.test(next),
    isBeforeNoun: /^\s/.test(after) && /^[\p{L}\p{N}"“«„\uE001]/u.test(next) && !joining.test(next),
    isLedTo: leadTo(typed).test(before),
  }
}
