import { priorities } from '@/db/schema/task-limits'

const text = { type: 'string' } as const
const optional = { type: 'string', nullable: true } as const
const time = { type: 'string', format: 'date-time' } as const
const id = { type: 'string', format: 'uuid' } as const
const priority = { type: 'string', enum: [...priorities] } as const
const tags = { type: 'array', items: { type: 'string', maxLength: 50 }, maxItems: 20 } as const

export const owner = { type: 'object', properties: { user_id: text } } as const
export const taskPath = { type: 'object', properties: { user_id: text, task_id: id } } as const
export const problem = { type: 'object', properties: { status: { type: 'integer' } } } as const

export const listQuery = {
  type: 'object',
  properties: {
    limit: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
    status: { type: 'string', enum: ['pending'] },
    priority: text,
    search: { type: 'string', maxLength: 200 },
  },
} as const

const editable = {
  title: { type: 'string', minLength: 1, maxLength: 200 },
  description: { type: 'string', nullable: true, maxLength: 10_000 },
  priority,
  due_date: { type: 'string', format: 'date', nullable: true },
  tags,
} as const

export const newTask = { type: 'object', properties: editable, required: ['title'] } as const
export const taskPatch = { type: 'object', properties: editable } as const

export type NewTask = {
  title: string
  description?: string | null
  priority?: (typeof priorities)[number]
  due_date?: string | null
  tags?: string[]
}

export const task = {
  type: 'object',
  properties: {
    id: text,
    user_id: text,
    title: text,
    description: optional,
    completed: { type: 'boolean' },
    completed_at: { ...time, nullable: true },
    priority: text,
    due_date: optional,
    due_time: optional,
    tags: { type: 'array', items: text },
    version: { type: 'integer' },
    created_at: time,
    updated_at: time,
    deleted_at: { ...time, nullable: true },
  },
} as const
