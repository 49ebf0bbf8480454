import { z } from 'zod'
import { priorities } from '@/db/schema/task-limits'
import { collectParameters, cursorParameter, once, pageLimit } from '@/lib/http/query'
import { parseParameters } from '@/lib/validation'
import { calendarDay, priority, tag } from './task-schema'
import { searchLengthMax } from './task-view'
import { text } from './text-schema'

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

const flag = once
  .pipe(z.enum(['true', 'false']))
  .transform((value) => value === 'true')
  .meta({ type: 'boolean', enum: undefined })
const search = once.pipe(text({ min: 0, max: searchLengthMax }))

/** The list's query parameters; the reference is made from them as well. */
export const taskParameters = z
  .strictObject({
    status: once.pipe(z.enum(statuses)).optional().meta({
      description: '`deleted` lists the trash; the others never show it.',
      default: 'all',
    }),
    completed: flag.optional().meta({ description: 'The same as `status`, for programs.' }),
    priority: z
      .array(z.string())
      .transform((values) => values.flatMap((value) => value.split(',')))
      .pipe(z.array(priority))
      .optional()
      .meta({
        description: 'Any of these. Repeat it, or put commas between.',
        items: { type: 'string', enum: [...priorities] },
      }),
    tag: z.array(tag).optional().meta({
      description: 'All of these, each trimmed and lower-cased as when it is written.',
    }),
    due_after: once.pipe(calendarDay).optional().meta({ description: 'Due on this day or later.' }),
    due_before: once
      .pipe(calendarDay)
      .optional()
      .meta({ description: 'Due on this day or earlier.' }),
    due: once
      .pipe(z.enum(['none', 'any']))
      .optional()
      .meta({ description: 'Without a due date, or with one.' }),
    search: search.optional().meta({
      description: 'Part of the title or description, whatever the case. No wildcards.',
    }),
    q: search.optional().meta({ description: 'The same as `search`.' }),
    sort: once.pipe(z.enum(sortNames)).default('created').meta({
      description: 'What is null comes last in both directions; ties go by `id`.',
    }),
    order: once.pipe(z.enum(orders)).optional().meta({
      description: '`asc` for `title` and `due_date`, `desc` for the others, unless given.',
    }),
    limit: pageLimit,
    cursor: cursorParameter,
    include_total: flag.default(false).meta({
      description: 'Adds `X-Total-Count`: how many match on all pages together.',
    }),
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

const parameters = taskParameters.transform(
  ({ q, search = q, completed, status = 'all', order, ...rest }) => ({
    ...rest,
    status: completed === undefined ? status : statusOf(completed),
    search: search || undefined,
    order: order ?? sorts[rest.sort],
  }),
)

export type TaskQuery = z.output<typeof parameters>

/**
 * Reads the list's query string.
 * @throws AppError `validation_failed` for a parameter that is unknown, wrong, or given twice where
 * one is meant.
 */
export function parseTaskQuery(search: URLSearchParams): TaskQuery {
  return parseParameters(parameters, collectParameters(search, ['tag', 'priority']))
}

/** The query string of a deletion. */
export const deletionParameters = z.strictObject({
  permanent: flag.default(false).meta({ description: 'Erases it at once, from the trash or not.' }),
})

/** Reads the query string of a deletion. @throws AppError `validation_failed`. */
export function parseDeletion(search: URLSearchParams) {
  return parseParameters(deletionParameters, collectParameters(search, []))
}

function statusOf(completed: boolean) {
  return completed ? 'completed' : 'pending'
}
