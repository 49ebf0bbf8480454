import { type SQL, sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  uuid,
} from 'drizzle-orm/pg-core'
import { user } from './auth'
import { instant } from './instant'
import { alphabetical, folded, optional, ranked } from './task-keys'
import {
  descriptionLengthMax,
  dueYearMax,
  dueYearMin,
  priorities,
  tagCountMax,
  tagLengthMax,
  titleLengthMax,
} from './task-limits'

export const taskPriority = pgEnum('task_priority', priorities)

export const tasks = pgTable(
  'tasks',
  {
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    priority: taskPriority('priority').notNull().default('none'),
    dueDate: date('due_date', { mode: 'string' }),
    dueTime: time('due_time', { precision: 0 }),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** Null while the task is pending: whether a task is completed is read off this alone. */
    completedAt: instant('completed_at'),
    /** Null unless the task is in the trash. */
    deletedAt: instant('deleted_at'),
    // Made by the database from the columns above, for the list alone.
    titleFolded: text('title_folded')
      .notNull()
      .generatedAlwaysAs((): SQL => folded(tasks.title)),
    descriptionFolded: text('description_folded').generatedAlwaysAs(
      (): SQL => folded(tasks.description),
    ),
    priorityRank: smallint('priority_rank')
      .notNull()
      .generatedAlwaysAs((): SQL => ranked(tasks.priority)),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    // One per sort of the list, read backwards for the other order. The two sorts by what may be absent,
    // which comes last in both orders, need one index for each order.
    index('tasks_created').on(table.userId, table.createdAt, table.id),
    index('tasks_updated').on(table.userId, table.updatedAt, table.id),
    index('tasks_priority').on(table.userId, table.priorityRank, table.id),
    index('tasks_title').on(table.userId, alphabetical(table.titleFolded), table.id),
    index('tasks_due').on(table.userId, optional(table.dueDate, 'date', 'asc').key, table.id),
    index('tasks_due_desc').on(table.userId, optional(table.dueDate, 'date', 'desc').key, table.id),
    index('tasks_completed').on(
      table.userId,
      optional(table.completedAt, 'timestamptz', 'asc').key,
      table.id,
    ),
    index('tasks_completed_desc').on(
      table.userId,
      optional(table.completedAt, 'timestamptz', 'desc').key,
      table.id,
    ),
    // For one user's trash, and for the purge, which reads all of this index: an index by time alone
    // would be read for one user's trash as well, others' rows with it.
    index('tasks_trash')
      .on(table.userId, table.createdAt, table.id, table.deletedAt)
      .where(sql`${table.deletedAt} is not null`),
    check('tasks_title_length', between(sql`char_length(${table.title})`, 1, titleLengthMax)),
    check(
      'tasks_description_length',
      between(sql`char_length(${table.description})`, 1, descriptionLengthMax),
    ),
    check('tasks_tag_count', between(sql`cardinality(${table.tags})`, 0, tagCountMax)),
    // A check cannot look into each element, so the last two bound what all of them may hold.
    check('tasks_tags_not_null', sql`array_position(${table.tags}, null) is null`),
    check(
      'tasks_tags_length',
      between(
        sql`char_length(array_to_string(${table.tags}, ''))`,
        0,
        sql`cardinality(${table.tags}) * ${raw(tagLengthMax)}`,
      ),
    ),
    check(
      'tasks_due_year',
      between(sql`extract(year from ${table.dueDate})`, dueYearMin, dueYearMax),
    ),
    check(
      'tasks_due_time_needs_date',
      sql`${table.dueTime} is null or ${table.dueDate} is not null`,
    ),
    check('tasks_version_positive', sql`${table.version} >= 1`),
  ],
)

function between(value: SQL, min: number, max: number | SQL) {
  return sql`${value} between ${raw(min)} and ${typeof max === 'number' ? raw(max) : max}`
}

/** A number as a literal: a definition of a table cannot hold parameters. */
function raw(value: number) {
  return sql.raw(String(value))
}
