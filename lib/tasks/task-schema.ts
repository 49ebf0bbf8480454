import { z } from 'zod'
import {
  descriptionLengthMax,
  dueYearMin,
  priorities,
  tagCountMax,
  tagLengthMax,
  titleLengthMax,
} from '@/db/schema/task-limits'
import { instant } from '@/lib/wire-time'
import { line, lowerCaseLine, storedLine, storedText, text } from './text-schema'

/**
 * What a task is on the wire: the one source of the API's, the browser's and the docs' types. What
 * JSON Schema cannot express of a rule is in its `meta`.
 */

export const priority = z
  .enum(priorities)
  .meta({ description: 'How much it matters. It sorts by rank, not by name.' })

/** A real calendar day; a year has four digits, so only the lower bound is left to check. */
export const calendarDay = z.iso
  .date({ abort: true })
  .refine((day) => Number(day.slice(0, 4)) >= dueYearMin, {
    error: `must be in the year ${dueYearMin} or later`,
  })
  .meta({
    description: 'A real calendar day, 1970 to 9999.',
    pattern: '^(19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}$',
  })

const timeOfDay = z
  .string()
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'must be a time of day as HH:MM' })
  .meta({ description: 'Local time without a zone: nine in the morning wherever one is.' })

/** A tag as it is stored and looked for. */
export const tag = lowerCaseLine({ min: 1, max: tagLengthMax })

const tags = z
  .array(tag)
  .transform((values) => [...new Set(values)])
  .pipe(z.array(z.string()).max(tagCountMax))
  .meta({
    description:
      'Trimmed, lower-cased and then counted (İ becomes two characters); what comes twice is folded into one. The order is kept.',
    maxItems: tagCountMax,
  })

const description = text({ min: 0, max: descriptionLengthMax })
  .nullable()
  .transform((value) => value || null)
  .meta({ description: 'Notes. The empty text becomes null.' })

const editable = {
  title: line({ min: 1, max: titleLengthMax }).meta({
    description: 'What is to be done. Space around it is taken off before it is counted.',
  }),
  description: description.optional(),
  completed: z.boolean().optional(),
  priority: priority.optional(),
  due_date: calendarDay.nullable().optional(),
  due_time: timeOfDay.nullable().optional(),
  tags: tags.optional(),
}

/** Ignored in a body, so that a task can be sent back as it was fetched. */
const ignored = z
  .unknown()
  .transform(() => undefined)
  .optional()
  .meta({ description: 'Ignored, so that a task can be sent back as it was fetched.' })
const readOnly = {
  user_id: ignored,
  completed_at: ignored,
  version: ignored,
  created_at: ignored,
  updated_at: ignored,
  deleted_at: ignored,
}

const chosenId = {
  description:
    'Yours to choose, so that a repeated request cannot make a second task: 409 `id_taken`.',
}

export const dueTimeNeedsDate = {
  code: 'custom' as const,
  path: ['due_time'],
  message: 'needs a due_date',
}

const stringOf = (name: string) => ({
  properties: { [name]: { type: 'string' } },
  required: [name],
})
const nullOf = (name: string) => ({ properties: { [name]: { type: 'null' } } })

/** The body that creates a task. */
export const taskInput = z
  .strictObject({ ...readOnly, ...editable, id: z.guid().toLowerCase().optional().meta(chosenId) })
  .superRefine((input, context) => {
    if (input.due_time && !input.due_date) context.addIssue(dueTimeNeedsDate)
  })
  .meta({
    id: 'TaskInput',
    description: 'A new task. A `due_time` needs a `due_date`.',
    anyOf: [nullOf('due_time'), stringOf('due_date')],
  })

/** The body that changes a task: what is absent stays, null clears. */
export const taskPatch = z
  .strictObject({ ...readOnly, ...editable, id: ignored, title: editable.title.optional() })
  .superRefine((patch, context) => {
    if (patch.due_time && patch.due_date === null) context.addIssue(dueTimeNeedsDate)
  })
  .meta({
    id: 'TaskPatch',
    description:
      'What to change: what is absent stays, null clears. Clearing `due_date` clears `due_time` too; a ' +
      '`due_time` needs a `due_date`, here or on the task.',
    not: { allOf: [stringOf('due_time'), { ...nullOf('due_date'), required: ['due_date'] }] },
  })

/** The body of `PATCH …/complete`; without a body it toggles. */
export const completionInput = z
  .strictObject({ ...readOnly, id: ignored, completed: z.boolean() })
  .meta({ id: 'Completion', description: 'Sets it. Setting what is set already changes nothing.' })

const readOnlyAs = (description: string) => ({ description, readOnly: true })

/** A task as the API answers with it. */
export const taskOutput = z
  .strictObject({
    id: z.guid().meta({ description: 'A UUID; version 7 unless you chose it.' }),
    user_id: z.string().meta(readOnlyAs('Whose it is.')),
    title: storedLine({ min: 1, max: titleLengthMax }),
    description: storedText({ min: 1, max: descriptionLengthMax }).nullable(),
    completed: z.boolean(),
    completed_at: instant.nullable().meta(readOnlyAs('When it became completed.')),
    priority,
    due_date: calendarDay.nullable(),
    due_time: timeOfDay.nullable(),
    tags: z.array(storedLine({ min: 1, max: tagLengthMax })).meta({ maxItems: tagCountMax }),
    version: z.int().min(1).meta(readOnlyAs('1 at first, one more with every real change.')),
    created_at: instant.meta(readOnlyAs('When it was made.')),
    updated_at: instant.meta(readOnlyAs('When `version` last moved.')),
    deleted_at: instant.nullable().meta(readOnlyAs('When it was put into the trash, where it is.')),
  })
  .meta({ id: 'Task', description: 'A task.' })

export type Priority = z.infer<typeof priority>
export type Task = z.infer<typeof taskOutput>
/** As a client sends it, before trimming and defaults. */
export type TaskInputBody = z.input<typeof taskInput>
export type TaskInput = z.output<typeof taskInput>
export type TaskPatch = z.output<typeof taskPatch>
