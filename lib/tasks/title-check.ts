import {
  descriptionLengthMax,
  dueYearMin,
  tagCountMax,
  tagLengthMax,
  titleLengthMax,
} from '@/db/schema/task-limits'

/**
 * Checks made while typing, without the weight of the schema; the API has the last word. Each names
 * what is wrong by its key in the catalogue, with the numbers that its words need.
 */

export type TextProblem =
  | { name: 'titleMissing' | 'dateUnreal' }
  | { name: 'titleLong' | 'notesLong'; max: number; count: number }
  | { name: 'tagLong' | 'tagsMany'; max: number }

export function titleProblem(title: string): TextProblem | null {
  const count = [...normaliseTitle(title)].length
  if (count === 0) return { name: 'titleMissing' }
  return count > titleLengthMax ? { name: 'titleLong', max: titleLengthMax, count } : null
}

export function notesProblem(notes: string): TextProblem | null {
  // The units of UTF-16 are never fewer than the characters.
  if (notes.length <= descriptionLengthMax) return null
  const count = [...notes].length
  return count > descriptionLengthMax
    ? { name: 'notesLong', max: descriptionLengthMax, count }
    : null
}

export function tagProblem(tag: string, others: string[]): TextProblem | null {
  if ([...tag].length > tagLengthMax) return { name: 'tagLong', max: tagLengthMax }
  if (others.length >= tagCountMax) return { name: 'tagsMany', max: tagCountMax }
  return null
}

/** For a date field, which accepts any year of four digits. */
export function dayProblem(day: string): TextProblem | null {
  return day !== '' && Number(day.slice(0, 4)) < dueYearMin ? { name: 'dateUnreal' } : null
}

/**
 * A title as the API takes it: without the control characters that pasted text may bring in unseen.
 */
export function normaliseTitle(title: string): string {
  return title.replace(/[^\P{Cc}\t\n]+/gu, ' ').trim()
}

/** A tag as the API keeps it. */
export function normaliseTag(tag: string): string {
  return normaliseTitle(normaliseTitle(tag).replace(/^#/, '')).toLowerCase()
}
