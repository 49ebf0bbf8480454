import { casual, GB } from 'chrono-node/en'
import type { QuickAddContext, QuickAddSpan } from './quick-add'
import { withoutChoices } from './quick-add-choices'
import { momentOf } from './quick-add-moment'
import { dottedParser, extraParsers } from './quick-add-parsers'
import { withArticle, withoutBareNumbers, withoutNames } from './quick-add-refiners'
import { fillers } from './quick-add-tokens'
import { type Expression, isDue, startOf } from './quick-add-vetoes'
import { addDays, clockDate } from './wall-clock'

type Due = QuickAddSpan & { kind: 'date' | 'time' }

const monthFirst = casual.clone()
const dayFirst = GB.clone()
const dotted = GB.clone()
dotted.parsers.push(dottedParser)
for (const { parsers, refiners } of [monthFirst, dayFirst, dotted]) {
  parsers.push(...extraParsers)
  refiners.unshift(withArticle, withoutBareNumbers, withoutNames)
}
// Where the day comes first, chrono takes "Nov 30" for a month of 2030.
for (const parser of GB.parsers) {
  if ('shouldSkipYearLikeDate' in parser) parser.shouldSkipYearLikeDate = false
}

/** Longer than any title; beyond it, reading takes longer than typing. */
const lengthMax = 1_000

/** The last day that is named, and the last time, if it is not part of that day. */
export function findDues(text: string, context: QuickAddContext): Due[] {
  const { now } = context
  if (text.length > lengthMax) return []
  const said = chronoFor(context)
    .parse(withoutBrackets(text), clockDate(now), { forwardDate: true })
    .map((result): Expression => {
      const { index: start } = result
      const said = result.text.trimEnd()
      return { start, end: start + said.length, said, result, ...momentOf(result, context) }
    })
  const found = withoutChoices(text, said).filter((it) => isDue(text, it, now.day))
  const dated = found.findLast(({ day }) => day !== null)
  const timed = found.findLast(({ day, time }) => day === null && time !== null)
  if (dated?.day && (dated.time || !timed?.time)) {
    return [{ ...spanOf(text, dated), kind: 'date', day: dated.day, time: dated.time }]
  }
  if (!timed?.time) return []
  const { time } = timed
  if (dated?.day) {
    return [
      { ...spanOf(text, dated), kind: 'date', day: dated.day, time: null },
      { ...spanOf(text, timed), kind: 'time', time },
    ]
  }
  const day = time > now.time ? now.day : addDays(now.day, 1)
  return [{ ...spanOf(text, timed), kind: 'date', day, time }]
}

/** Hides brackets, since chrono may match one of a pair; it needs those around a time zone. */
function withoutBrackets(text: string): string {
  return text.replace(/(\([A-Z]+\))|[()（）]/g, (_, zone?: string) => zone ?? fillers.word)
}

function chronoFor(context: QuickAddContext) {
  if (context.dotted) return dotted
  return context.dayFirst ? dayFirst : monthFirst
}

/** A range stays in the title, which alone tells its end. */
function spanOf(text: string, expression: Expression) {
  const { end, result } = expression
  const range = { start: startOf(text, expression), end }
  return result.end ? { ...range, staysInTitle: true } : range
}
