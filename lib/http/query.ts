import { z } from 'zod'
import type { ApiRequest } from './api-request'

export const pageLimitMax = 500
const limitDefault = 100

/** A parameter that may be given only once. */
export const once = z.string({ error: 'must be given once' })

/** How many rows a page of a list has at most. */
export const pageLimit = once
  .regex(/^\d+$/, { error: 'must be a whole number' })
  .transform(Number)
  .pipe(z.number().min(1, `must be at least 1`).max(pageLimitMax))
  .default(limitDefault)
  .meta({
    description: 'How many at most.',
    type: 'integer',
    minimum: 1,
    maximum: pageLimitMax,
    default: limitDefault,
    pattern: undefined,
  })

/** Where a page begins. */
export const cursorParameter = once.optional().meta({
  description:
    'From the `Link` header or `X-Next-Cursor`, unchanged. Good only with the filters and the sort it came ' +
    'from.',
})

/** A request's query, read without its host: what a server puts there is not always what was asked. */
export function searchOf({ url }: ApiRequest): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams
}

/**
 * Parameters by name: those of `lists` as all their values. Another one that was given twice keeps
 * both, for a schema to refuse.
 */
export function collectParameters(search: URLSearchParams, lists: string[]) {
  const names = [...new Set(search.keys())]
  const valuesOf = (name: string) => {
    const values = search.getAll(name)
    return lists.includes(name) || values.length > 1 ? values : values[0]
  }
  return Object.fromEntries(names.map((name) => [name, valuesOf(name)]))
}
