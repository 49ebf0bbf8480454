import { z } from 'zod'
import { parseParameters } from '@/lib/validation'
import { calendarDay, priority, tag } from './task-schema'
import { searchLengthMax } from './task-view'
import { text } from './text-schema'

const limitMax = 500
const limitDefault = 100

export const statuses = ['all', 'pending', 'completed', 'deleted'] as const
export const orders = ['asc', 'desc'] as const

/** The sorts of the list, each with the order it has unless another is asked for. */
export const sorts = {
  created: 'desc',
  updated: 'desc',
  title: 'asc',
  due_date: 'asc',
  priority: 'desc',
  completed_at: 'desc',
} as const satisfies Record<string, (typeof orders)[number]>

export type Sort = keyof typeof sorts
const sortNames = Object.keys(sorts) as [Sort, ...Sort[]]

const once = z.string({ error: 'must be given once' })
const flag = once.pipe(z.enum(['true', 'false'])).transform((value) => value === 'true')
const search = once.pipe(text({ min: 0, max: searchLengthMax })).optional()

const parameters = z
  .strictObject({
    status: once.pipe(z.enum(statuses)).optional(),
    completed: flag.optional(),
    priority: z
      .array(z.string())
      .transform((values) => values.flatMap((value) => value.split(',')))
      .pipe(z.array(priority))
      .optional(),
    tag: z.array(tag).optional(),
    due_after: once.pipe(calendarDay).optional(),
    due_before: once.pipe(calendarDay).optional(),
    due: once.pipe(z.enum(['none', 'any'])).optional(),
    search,
    q: search,
    sort: once.pipe(z.enum(sortNames)).default('created'),
    order: once.pipe(z.enum(orders)).optional(),
    limit: once
      .regex(/^\d+$/, { error: 'must be a whole number' })
      .transform(Number)
      .pipe(z.number().min(1, `must be at least 1`).max(limitMax))
      .default(limitDefault),
    cursor: once.optional(),
    include_total: flag.default(false),
  })
  .superRefine(({ search, q, status, completed }, context) => {
    if (search !== undefined && q !== undefined) {
      context.addIssue({ code: 'custom', path: ['q'], message: 'is the same as search: give one' })
    }
    const agreeing = completed ? 'completed' : 'pending'
    if (completed !== undefined && status && status !== 'all' && status !== agreeing) {
      context.addIssue({ code: 'custom', path: ['completed'], message: 'contradicts status' })
    }
  })
  .transform(({ q, search = q, completed, status = 'all', order, ...rest }) => ({
    ...rest,
    status: completed === undefined ? status : statusOf(completed),
    search: search || undefined,
    order: order ?? sorts[rest.sort],
  }))

export type TaskQuery = z.output<typeof parameters>

/**
 * Reads the list's query string.
 * @throws AppError `validation_failed` for a parameter that is unknown, wrong, or given twice where
 * one is meant.
 */
export function parseTaskQuery(search: URLSearchParams): TaskQuery {
  return parseParameters(parameters, collect(search, ['tag', 'priority']))
}

const deletion = z.strictObject({ permanent: flag.default(false) })

/** Reads the query string of a deletion. @throws AppError `validation_failed`. */
export function parseDeletion(search: URLSearchParams) {
  return parseParameters(deletion, collect(search, []))
}

/** Parameters by name. One that is not a list and was given twice keeps both, for a schema to refuse. */
function collect(search: URLSearchParams, lists: string[]) {
  const names = [...new Set(search.keys())]
  const valuesOf = (name: string) => {
    const values = search.getAll(name)
    return lists.includes(name) || values.length > 1 ? values : values[0]
  }
  return Object.fromEntries(names.map((name) => [name, valuesOf(name)]))
}

function statusOf(completed: boolean) {
  return completed ? 'completed' : 'pending'
}
