const instant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`
const wire = `id, user_id, title, description, completed_at is not null as completed,
  ${instant('completed_at')}, priority, due_date, to_char(due_time, 'HH24:MI') as due_time, tags,
  version, ${instant('created_at')}, ${instant('updated_at')}, ${instant('deleted_at')}`
const list = (filter: string, limit: string) => `
  select coalesce(json_agg(t), '[]')::text from (select ${wire} from tasks
    where user_id = $1 and deleted_at is null ${filter}
    order by tasks.created_at desc, id desc limit ${limit}) t`
const change = (set: string, filter = '') => `
  with t as (update tasks set ${set}, version = version + 1, updated_at = now()
    where user_id = $1 and id = $2 and deleted_at is null ${filter} returning ${wire})
  select row_to_json(t)::text from t`

/** A task comes as JSON that Postgres wrote; each statement is prepared once for a connection. */
export const statements = {
  list: list('', '$2::int'),
  search: list(
    `and priority_rank = any($2::int[])
     and (case when completed_at is null then '-infinity'::timestamptz else completed_at end) = '-infinity'
     and (strpos(title_folded, (select upper(lower($3::text collate "und-x-icu")))) > 0
       or strpos(description_folded, (select upper(lower($3::text collate "und-x-icu")))) > 0)`,
    '$4::int',
  ),
  get: `select row_to_json(t)::text from (select ${wire} from tasks
    where user_id = $1 and id = $2 and deleted_at is null) t`,
  create: `with t as (insert into tasks (user_id, id, title, description, priority, due_date, tags)
    values ($1, $2, $3, $4, $5, $6, $7) returning ${wire}) select row_to_json(t)::text from t`,
  update: change('title = $4', 'and version = $3'),
  complete: change('completed_at = case when completed_at is null then now() end'),
}
export type StatementName = keyof typeof statements
