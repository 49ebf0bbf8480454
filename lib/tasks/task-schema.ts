import { z } from 'zod'
import {
  descriptionLengthMax,
  dueYearMin,
  priorities,
  tagCountMax,
  tagLengthMax,
  titleLengthMax,
} from '@/db/schema/task-limits'
import { line, text } from './text-schema'

/** What a task is on the wire: the one source of the API's, the browser's and the docs' types. */

export const priority = z.enum(priorities)

/** A real calendar day; a year has four digits, so only the lower bound is left to check. */
export const calendarDay = z.iso
  .date({ abort: true })
  .refine((day) => Number(day.slice(0, 4)) >= dueYearMin, {
    error: `must be in the year ${dueYearMin} or later`,
  })

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day as HH:MM' })

/** A tag as it is stored and looked for. */
export const tag = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(line({ min: 1, max: tagLengthMax }))

const tags = z
  .array(tag)
  .transform((values) => [...new Set(values)])
  .pipe(z.array(z.string()).max(tagCountMax))

const description = text({ min: 0, max: descriptionLengthMax })
  .nullable()
  .transform((value) => value || null)

const editable = {
  title: line({ min: 1, max: titleLengthMax }),
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
const readOnly = {
  user_id: ignored,
  completed_at: ignored,
  version: ignored,
  created_at: ignored,
  updated_at: ignored,
  deleted_at: ignored,
}

export const dueTimeNeedsDate = {
  code: 'custom' as const,
  path: ['due_time'],
  message: 'needs a due_date',
}

/** The body that creates a task. */
export const taskInput = z
  .strictObject({ ...readOnly, ...editable, id: z.guid().toLowerCase().optional() })
  .superRefine((input, context) => {
    if (input.due_time && !input.due_date) context.addIssue(dueTimeNeedsDate)
  })

/** The body that changes a task: what is absent stays, null clears. */
export const taskPatch = z
  .strictObject({ ...readOnly, ...editable, id: ignored, title: editable.title.optional() })
  .superRefine((patch, context) => {
    if (patch.due_time && patch.due_date === null) context.addIssue(dueTimeNeedsDate)
  })

/** The body of `PATCH …/complete`; without a body it toggles. */
export const completionInput = z.strictObject({
  ...readOnly,
  id: ignored,
  completed: z.boolean(),
})

const instant = z.iso.datetime({ precision: 3 })

/** A task as the API answers with it. */
export const taskOutput = z.strictObject({
  id: z.guid(),
  user_id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  completed: z.boolean(),
  completed_at: instant.nullable(),
  priority,
  due_date: z.iso.date().nullable(),
  due_time: timeOfDay.nullable(),
  tags: z.array(z.string()),
  version: z.int().min(1),
  created_at: instant,
  updated_at: instant,
  deleted_at: instant.nullable(),
})

export type Priority = z.infer<typeof priority>
export type Task = z.infer<typeof taskOutput>
/** As a client sends it, before trimming and defaults. */
export type TaskInputBody = z.input<typeof taskInput>
export type TaskInput = z.output<typeof taskInput>
export type TaskPatchBody = z.input<typeof taskPatch>
export type TaskPatch = z.output<typeof taskPatch>
