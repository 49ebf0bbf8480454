import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { asTenant } from '@/db/database'
import { isDuplicate } from '@/db/failures'
import { tasks } from '@/db/schema/tasks'
import { type Caller, prepareStatement } from '@/db/tenant-scope'
import { AppError } from '@/lib/app-error'
import { taskColumns } from './task-columns'
import type { Task, TaskInput } from './task-schema'

/** @throws AppError `id_taken` where the caller chose the id of a task of their own, the trash included. */
export async function createTask(caller: Caller, input: TaskInput): Promise<Task> {
  const [rows] = await asTenant(caller, () => [insertTask(caller, input)]).catch(
    (error: unknown) => {
      throw idTakenOr(error)
    },
  )
  return createdOf(rows)
}

/** The statement that creates a task. */
export function insertTask({ userId }: Caller, input: TaskInput) {
  const { id = uuidv7(), title, description, priority, due_date, due_time, tags, completed } = input
  const given = { description, priority, dueDate: due_date, dueTime: due_time, tags }
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  const insert = insertOf(
    present.map(([name]) => name),
    completed === true,
  )
  return insert({ userId, id, title, ...Object.fromEntries(present) })
}

// For every set of columns that may be given.
const inserts = new Map<string, ReturnType<typeof prepareInsert>>()

function insertOf(names: string[], isCompleted: boolean) {
  const shape = [...names, isCompleted].join()
  const insert = inserts.get(shape) ?? prepareInsert(names, isCompleted)
  inserts.set(shape, insert)
  return insert
}

function prepareInsert(names: string[], isCompleted: boolean) {
  const places = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]))
  return prepareStatement((db) =>
    db
      .insert(tasks)
      .values({
        userId: sql.placeholder('userId'),
        id: sql.placeholder('id'),
        title: sql.placeholder('title'),
        ...places,
        completedAt: isCompleted ? sql`now()` : null,
      })
      .returning(taskColumns),
  )
}

export function createdOf([task]: Task[]): Task {
  if (!task) throw new Error('an insert returned no row')
  return task
}

/** What `insertTask` failed with, as the caller is told of it. */
export function idTakenOr(error: unknown): unknown {
  return isDuplicate(error, 'tasks_user_id_id_pk') ? idTaken() : error
}

function idTaken() {
  return new AppError('id_taken', 'You have a task with this id already, perhaps in the trash.')
}
