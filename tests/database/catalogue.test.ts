import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { readCatalogue } from '../harness/catalogue'
import { createPostgresDatabase } from '../harness/use-postgres'

let driver: Driver

beforeAll(async () => {
  driver = openNodePostgres(await createPostgresDatabase())
  await migrate(driver, readMigrations())
})

afterAll(() => driver.close())

/** What the catalogue is before the statements and after them; they are undone again. */
async function around(...statements: string[]) {
  const undone = new Error('undone')
  let both: string[][] = []
  const trial = driver.orm.transaction(async (tx) => {
    const before = await readCatalogue(tx)
    for (const statement of statements) await tx.execute(sql.raw(statement))
    both = [before, await readCatalogue(tx)]
    throw undone
  })
  await expect(trial).rejects.toBe(undone)
  return both
}

it.each([
  ['a table', 'create table t (a int)'],
  ['a column', 'alter table tasks add column a int'],
  ['a type of a column', 'alter table tasks alter column version type bigint'],
  ['a default', `alter table tasks alter column title set default ''`],
  ['a column that may be null', 'alter table tasks alter column version drop not null'],
  ['the name of a column', 'alter table session rename column ip_address to address'],
  ['a constraint', 'alter table tasks drop constraint tasks_due_year'],
  ['a foreign key', 'alter table session drop constraint session_user_id_user_id_fk'],
  ['an index', 'drop index tasks_due'],
  ['a policy', 'drop policy tenant on tasks'],
  ['what a policy says', 'alter policy tenant on tasks using (true)'],
  ['whom a policy is for', 'alter policy tenant on tasks to public'],
  ['row-level security', 'alter table tasks disable row level security'],
  ['that it is forced', 'alter table tasks no force row level security'],
  ['a right on a table', 'grant truncate on tasks to docket_app'],
  ['a right on a column', 'grant update (title) on tasks to docket_janitor'],
  ['a right on the schema', 'revoke usage on schema public from docket_audit'],
  ['a right on a function', 'grant execute on function docket_require_live to docket_app'],
  ['what a function does', `create function f() returns int language sql as 'select 1'`],
  ['a value of an enum', `alter type task_priority add value 'urgent'`],
  ['a view', 'create view v as select 1 as a'],
  ['a sequence', 'create sequence s'],
  ['a schema', 'create schema s'],
  [
    'a trigger',
    'create trigger t before update on tasks for each row execute function suppress_redundant_updates_trigger()',
  ],
])('tells a schema from one that differs in %s', async (_name, statement) => {
  const [before, after] = await around(statement)
  expect(after).not.toEqual(before)
})

it.each([
  [
    'granted and taken back',
    'grant truncate on jwks to docket_app',
    'revoke truncate on jwks from docket_app',
  ],
  ['made and dropped', 'alter table tasks add column a int', 'alter table tasks drop column a'],
])('sees no difference in what was %s', async (_name, ...statements) => {
  const [before, after] = await around(...statements)
  expect(after).toEqual(before)
})
