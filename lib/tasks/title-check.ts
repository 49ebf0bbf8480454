import { tagCountMax, tagLengthMax, titleLengthMax } from '@/db/schema/task-limits'

/** Checks as one types, without the weight of the schema; the API has the last word. */
export function titleProblem(title: string): string | null {
  const length = [...title.trim()].length
  if (length === 0) return 'A task needs a title.'
  if (length <= titleLengthMax) return null
  return `A title has at most ${titleLengthMax} characters; this one has ${length}. The rest fits in the notes.`
}

export function tagProblem(tag: string, others: string[]): string | null {
  if ([...tag].length > tagLengthMax) return `A tag has at most ${tagLengthMax} characters.`
  if (others.length >= tagCountMax) return `A task has at most ${tagCountMax} tags.`
  return null
}

/** A tag as the API keeps it. */
export function normaliseTag(tag: string): string {
  return tag.trim().replace(/^#/, '').toLowerCase()
}
