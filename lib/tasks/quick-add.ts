import { findDues } from './quick-add-dates'
import { cutSpans } from './quick-add-title'
import { findPriority, findTags, hideRanges, kept, quoted } from './quick-add-tokens'
import type { Priority, Task } from './task-schema'
import type { Clock } from './wall-clock'

/** Reads one line as a person types it: `Pay rent friday 9am p1 #home`. */

/** What was recognised, from where to where; most of it does not belong to the title. */
export type QuickAddSpan = { start: number; end: number; staysInTitle?: boolean } & (
  | { kind: 'date'; day: string; time: string | null }
  /** Said apart from the day. */
  | { kind: 'time'; time: string }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'tag'; tag: string }
)

export type QuickAddFields = Pick<Task, 'title' | 'priority' | 'due_date' | 'due_time' | 'tags'>

export type QuickAdd = { fields: QuickAddFields; spans: QuickAddSpan[] }

export type QuickAddContext = {
  /** The wall clock where the person is. */
  now: Clock
  /** 3/4 is the third of April, as it is nearly everywhere but in the United States. */
  dayFirst: boolean
  /** Whether the third of April is written 3.4. there. */
  dotted: boolean
  /** The first day of the week, from 1 for Monday. */
  firstDay: number
  /** What was recognised and then turned back into text. */
  keptAsText: readonly string[]
}

/** Where a day, a time or a priority is said twice, the last one counts. */
export function parseQuickAdd(text: string, context: QuickAddContext): QuickAdd {
  const words = hideRanges(text, [...quoted(text), ...kept(text, context.keptAsText)], 'word')
  const tokens = [...findTags(words), ...findPriority(words)]
  const dues = findDues(hideRanges(words, tokens, 'token'), context)
  const spans = [...tokens, ...dues].sort((left, right) => left.start - right.start)
  const title = cutSpans(text, spans)
  // "friday" alone is what is to be done, not when.
  if (title === '' && dues.length > 0) return resultOf(cutSpans(text, tokens), tokens)
  return resultOf(title, spans)
}

function resultOf(title: string, spans: QuickAddSpan[]): QuickAdd {
  const fields: QuickAddFields = {
    title,
    priority: 'none',
    due_date: null,
    due_time: null,
    tags: [],
  }
  for (const span of spans) {
    if (span.kind === 'tag' && !fields.tags.includes(span.tag)) fields.tags.push(span.tag)
    if (span.kind === 'priority') fields.priority = span.priority
    if (span.kind === 'date') fields.due_date = span.day
    if (span.kind === 'date' || span.kind === 'time') fields.due_time ??= span.time
  }
  return { fields, spans }
}
