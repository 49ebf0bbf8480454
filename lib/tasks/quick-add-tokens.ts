import { tagCountMax } from '@/db/schema/task-limits'
import type { QuickAddSpan } from './quick-add'
import type { Priority } from './task-schema'
import { normaliseTag, tagProblem } from './title-check'

type Range = { start: number; end: number }

/** Private-use characters, which no pattern finds, in place of a token and of a word. */
export const fillers = { token: '\uE000', word: '\uE001' } as const

const priorities = new Map<string, Priority>([
  ['p1', 'high'],
  ['p2', 'medium'],
  ['p3', 'low'],
  ['!high', 'high'],
  ['!medium', 'medium'],
  ['!low', 'low'],
])

/** Keeps the length, so that a place in the result is a place in the text. */
export function hideRanges(text: string, ranges: Range[], as: keyof typeof fillers): string {
  return ranges.reduce(
    (result, { start, end }) =>
      result.slice(0, start) + fillers[as].repeat(end - start) + result.slice(end),
    text,
  )
}

/** A quote opens at the beginning of a word: 27" is a size. In Swedish both marks are the same. */
export function quoted(text: string): Range[] {
  return [
    ...text.matchAll(/(?<![^\s([])(?:"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|”[^”]*”|「[^」]*」)/g),
  ].map(rangeOf)
}

/**
 * Where these phrases stand in the text as whole words. Not by lower case, in which some letters
 * are longer (İ).
 */
export function kept(text: string, phrases: readonly string[]): Range[] {
  return phrases.flatMap((phrase) => {
    const literally = phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    const whole = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${literally}(?![\\p{L}\\p{N}\\p{M}])`, 'giu')
    return phrase === '' ? [] : [...text.matchAll(whole)].map(rangeOf)
  })
}

export function findTags(text: string): (QuickAddSpan & { kind: 'tag' })[] {
  const found = new Set<string>()
  // "#42" is a number of something. Closing punctuation stays out of a tag; marks on a letter do
  // not.
  const marks = text.matchAll(
    /(?<![^\s([])#(?!\d+(?![\p{L}\p{N}_-]))[^\s#]*[\p{L}\p{N}\p{Extended_Pictographic}][\p{M}\p{Emoji_Modifier}]*(?!\S*#)/gu,
  )
  return [...marks].flatMap((match) => {
    const tag = normaliseTag(match[0])
    const isNew = !found.has(tag)
    if (isNew && (found.size >= tagCountMax || tagProblem(tag, [...found]))) return []
    found.add(tag)
    return [{ ...rangeOf(match), kind: 'tag' as const, tag }]
  })
}

/** The last priority in the text; one before it is a word like any other. */
export function findPriority(text: string): (QuickAddSpan & { kind: 'priority' })[] {
  const last = [...text.matchAll(/(?<!\S)(?:p[123]|!(?:high|medium|low))(?!\S)/gi)].at(-1)
  const priority = last && priorities.get(last[0].toLowerCase())
  return priority ? [{ ...rangeOf(last), kind: 'priority', priority }] : []
}

function rangeOf(match: RegExpMatchArray): Range {
  const start = match.index ?? 0
  return { start, end: start + match[0].length }
}
