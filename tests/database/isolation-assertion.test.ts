import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { requireIsolation } from '@/db/require-isolation'
import { type PostgresServer, startPostgres } from '../harness/postgres-server'

// Roles belong to a whole server, so that what is done to them here would reach every other test.
let server: PostgresServer
let driver: Driver

beforeAll(async () => {
  server = await startPostgres()
  driver = openNodePostgres(server.url)
  await migrate(driver, readMigrations())
})

afterAll(async () => {
  await driver.close()
  await server.stop()
})

/** What the assertion says after the statements, which are undone again; null where it passes. */
async function verdictAfter(...statements: string[]): Promise<string | null> {
  return await verdictOf(statements, { isNewer: false })
}

async function verdictOf(statements: string[], options: { isNewer: boolean }) {
  const undone = new Error('undone')
  let verdict: string | null = null
  const trial = driver.orm.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement))
    verdict = await requireIsolation({ ...driver, orm: tx }, options).then(
      () => null,
      (error: Error) => `${error.name}: ${error.message}`,
    )
    throw undone
  })
  await expect(trial).rejects.toBe(undone)
  return verdict
}

const using = `using (user_id = (select nullif(current_setting('app.user_id', true), '')))`
const check = using.replace('using', 'with check')

it('passes on a database as the migrations leave it', async () => {
  expect(await verdictAfter()).toBeNull()
})

const harmless: [name: string, ...statements: string[]][] = [
  ['a role that has nothing to do with it', 'create role visitor login'],
  [
    'a view that checks its reader',
    'create view v with (security_invoker=true) as select * from tasks',
    'grant select on v to docket_app',
  ],
  ['an index', 'create index more on tasks (title)'],
  ['a further table', 'create table more (a int)'],
  ['an extension with views for everybody', 'create extension pg_stat_statements'],
  [
    'tables of the same names in another schema',
    'create schema other',
    'create table other.tasks (a int)',
    'create table other.security_events (a int)',
  ],
  ['another who connects', 'create role second login', 'grant docket_app to second'],
]

it.each(harmless)('passes with %s', async (_name, ...statements) => {
  expect(await verdictAfter(...statements)).toBeNull()
})

const notForced = /row-level security is not enabled and forced on tasks/
const policy = /tasks has other policies than it should/
const powers = /log in, bypass row-level security or make roles/
const member = /member of another role/
const owns = /docket_app owns/
const noTenantTable = /rights on .+, which is no tenant table/
const view = /rights on the view .+, which does not check its reader/
const truncate = /docket_app has the right truncate on tasks/
const gone = /there is no role docket_app/
const live = /may call docket_require_live/

const violations: [name: string, rule: RegExp, ...statements: string[]][] = [
  ['row-level security is off', notForced, 'alter table tasks disable row level security'],
  ['it is not forced', notForced, 'alter table tasks no force row level security'],
  ['the policy is gone', policy, 'drop policy tenant on tasks'],
  ['a second policy permits more', policy, 'create policy more on tasks using (true)'],
  ['a second policy restricts', policy, 'create policy more on tasks as restrictive using (true)'],
  [
    'a second policy is for others',
    policy,
    'create role o',
    'create policy more on tasks to o using (true)',
  ],
  ['the policy is always true', policy, 'alter policy tenant on tasks using (true)'],
  ['the policy checks nothing on writes', policy, 'alter policy tenant on tasks with check (true)'],
  ['the policy is for everybody', policy, 'alter policy tenant on tasks to public'],
  [
    'the policy is restrictive',
    policy,
    'drop policy tenant on tasks',
    `create policy tenant on tasks as restrictive to docket_app ${using} ${check}`,
  ],
  [
    'the policy covers reading alone',
    policy,
    'drop policy tenant on tasks',
    `create policy tenant on tasks for select to docket_app ${using}`,
  ],
  [
    'the policy takes an unset user',
    policy,
    `alter policy tenant on tasks using (user_id = current_setting('app.user_id', true))`,
  ],
  ['users can be read', noTenantTable, 'grant select on "user" to docket_app'],
  ['users can be read by all', noTenantTable, 'grant select on "user" to public'],
  ['a column of users can be read', noTenantTable, 'grant select (email) on "user" to docket_app'],
  ['sessions can be written', noTenantTable, 'grant update (expires_at) on session to docket_app'],
  ['sessions can be deleted', noTenantTable, 'grant delete on session to docket_app'],
  ['keys can be added', noTenantTable, 'grant insert on jwks to docket_app'],
  ['migrations can be read', noTenantTable, 'grant select on docket_migrations to docket_app'],
  [
    'a table elsewhere can be read',
    noTenantTable,
    'create schema s',
    'create table s.t (a int)',
    'grant select on s.t to docket_app',
  ],
  [
    'a table of the same name elsewhere can be read',
    noTenantTable,
    'create schema s',
    'create table s.tasks (a int)',
    'grant select on s.tasks to docket_app',
  ],
  [
    'what an extension brought can be written',
    view,
    'create extension pg_stat_statements',
    'grant update on pg_stat_statements to docket_app',
  ],
  [
    'a view of tasks is made an extension’s',
    view,
    'create extension pg_stat_statements',
    'create view v as select * from tasks',
    'grant select on v to public',
    'alter extension pg_stat_statements add view v',
  ],
  [
    'a view of a view of tasks is made an extension’s',
    view,
    'create extension pg_stat_statements',
    'create view inner_view as select * from tasks',
    'create view v as select * from inner_view',
    'grant select on v to public',
    'alter extension pg_stat_statements add view inner_view',
    'alter extension pg_stat_statements add view v',
  ],
  [
    'a table of an extension’s, which may hold anything, is opened by hand',
    noTenantTable,
    'create extension pg_stat_statements',
    'create table log (line text)',
    'alter extension pg_stat_statements add table log',
    'grant select on log to docket_app',
  ],
  ['tasks can be truncated', truncate, 'grant truncate on tasks to docket_app'],
  [
    'tasks can be referred to',
    /docket_app has the right references on tasks/,
    'grant references on tasks to docket_app',
  ],
  [
    'tasks can be referred to by column',
    /docket_app has the right references-columns on tasks/,
    'grant references (id) on tasks to docket_app',
  ],
  [
    'tasks can get triggers',
    /docket_app has the right trigger on tasks/,
    'grant trigger on tasks to docket_app',
  ],
  ['the role may log in', powers, 'alter role docket_app login'],
  ['the role passes by policies', powers, 'alter role docket_app bypassrls'],
  ['the role is a superuser', powers, 'alter role docket_app superuser'],
  ['the role makes roles', powers, 'alter role docket_app createrole'],
  ['the role makes databases', powers, 'alter role docket_app createdb'],
  ['the role replicates', powers, 'alter role docket_app replication'],
  ['the role is in another', member, 'create role more', 'grant more to docket_app'],
  ['the role reads everything', member, 'grant pg_read_all_data to docket_app'],
  [
    'the role owns a table',
    owns,
    'create table own (a int)',
    'alter table own owner to docket_app',
  ],
  ['the role owns tasks', owns, 'alter table tasks owner to docket_app'],
  [
    'the role owns a function',
    owns,
    `create function own() returns int language sql as 'select 1'`,
    'alter function own() owner to docket_app',
  ],
  [
    'a plain view can be read',
    view,
    'create view v as select * from tasks',
    'grant select on v to docket_app',
  ],
  [
    'a view of its maker’s can be read',
    view,
    'create view v with (security_invoker=false) as select * from tasks',
    'grant select on v to public',
  ],
  [
    'a copy of tasks can be read',
    view,
    'create materialized view v as select * from tasks',
    'grant select on v to docket_app',
  ],
  [
    'people can write their own log',
    /docket_app has the right insert on security_events/,
    'grant insert on security_events to docket_app',
  ],
  [
    'the purge can change tasks',
    /docket_janitor has the right update-columns on tasks/,
    'grant update (title) on tasks to docket_janitor',
  ],
  [
    'the purge can read users',
    /docket_janitor has rights on "?user"?/,
    'grant select on "user" to docket_janitor',
  ],
  [
    'the log’s role can read tasks',
    /docket_audit has the right select on tasks/,
    'grant select on tasks to docket_audit',
  ],
  [
    'the log’s role can rewrite an entry',
    /docket_audit has the right update on security_events/,
    'grant update on security_events to docket_audit',
  ],
  [
    'a policy reaches who inherits its role',
    /security_events has other policies/,
    'alter policy audit on security_events using (true)',
  ],
  [
    'the log’s role can erase',
    /docket_audit has the right delete on security_events/,
    'grant delete on security_events to docket_audit',
  ],
  [
    'the purge sees what has not expired',
    policy,
    `alter policy expired on tasks using (deleted_at is not null)`,
  ],
  [
    'the purge takes the log sooner',
    /security_events has other policies/,
    `alter policy expired on security_events using ("time" < (now() - interval '1 day'))`,
  ],
  [
    'stored answers are shown to everybody',
    /idempotency_keys has other policies/,
    'alter policy tenant on idempotency_keys using (true)',
  ],
  [
    'the log has no policy for people',
    /security_events has other policies/,
    'drop policy tenant on security_events',
  ],
  [
    'row-level security of the log is off',
    /not enabled and forced on security_events/,
    'alter table security_events disable row level security',
  ],
  [
    'row-level security of stored answers is not forced',
    /not enabled and forced on idempotency_keys/,
    'alter table idempotency_keys no force row level security',
  ],
  [
    'the purge passes by policies',
    /docket_janitor may log in, bypass/,
    'alter role docket_janitor bypassrls',
  ],
  ['the log’s role may log in', /docket_audit may log in/, 'alter role docket_audit login'],
  [
    'the log’s role is gone',
    /there is no role docket_audit/,
    'alter role docket_audit rename to another',
  ],
  [
    'there is no log',
    /no table security_events/,
    'alter table security_events rename to forgotten',
  ],
  ['the role is gone', gone, 'alter role docket_app rename to another'],
  [
    'the role may ask who is live',
    live,
    'grant execute on function docket_require_live to docket_app',
  ],
  [
    'everybody may ask who is live',
    live,
    'grant execute on function docket_require_live to public',
  ],
  ['there are no tasks', /no table tasks/, 'alter table tasks rename to done'],
  [
    'the tasks are a view',
    /tasks/,
    'alter table tasks rename to done',
    'create view tasks as select * from done',
    'grant all on tasks to docket_app',
  ],
  [
    'a second table of that name has no policy',
    notForced,
    'create schema docket_app',
    'create table docket_app.tasks (like tasks)',
  ],
  [
    'a second table of that name comes first for who connects',
    notForced,
    'create schema postgres',
    'create table postgres.tasks (like tasks)',
  ],
  [
    'the only tasks are in another schema',
    /no table tasks/,
    'create schema other',
    'alter table tasks set schema other',
  ],
  ['the role can make tables', /docket_app/, 'grant create on schema public to docket_app'],
  ['everybody can make tables', /docket_app/, 'grant create on schema public to public'],
  ['the role can make schemas', /docket_app/, 'grant create on database postgres to docket_app'],
  [
    'the role can call what runs as its owner',
    /docket_app/,
    `create function leak() returns setof tasks language sql security definer as 'select * from tasks'`,
  ],
]

it.each(violations)('refuses when %s', async (_name, rule, ...statements) => {
  const verdict = await verdictAfter(...statements)
  expect(verdict).toMatch(/^DatabaseRefusal: This database does not keep tenants apart/)
  expect(verdict).toMatch(rule)
})

describe('in a schema that is newer than this version', () => {
  const newTable = [
    'create table newer (user_id text)',
    'grant select on newer to docket_app',
    'alter table newer enable row level security',
  ]
  const forced = 'alter table newer force row level security'

  it('passes with a table of tenants’ that it does not know, once row-level security guards that', async () => {
    expect(await verdictOf([...newTable, forced], { isNewer: true })).toBeNull()
    expect(await verdictOf(newTable, { isNewer: true })).toMatch(noTenantTable)
    expect(await verdictOf([...newTable, forced], { isNewer: false })).toMatch(noTenantTable)
  })

  it.each(violations)('refuses when %s, as ever', async (_name, rule, ...statements) => {
    expect(await verdictOf(statements, { isNewer: true })).toMatch(rule)
  })
})

it('names every rule that does not hold', async () => {
  const verdict = await verdictAfter(
    'alter table tasks disable row level security',
    'alter role docket_app login',
    'grant select on session to docket_app',
  )
  for (const rule of [notForced, powers, noTenantTable]) expect(verdict).toMatch(rule)
})

it('refuses a connection that may not switch to the tenant role', async () => {
  await driver.orm.execute(sql.raw('create role stranger login'))
  const url = new URL(server.url)
  url.username = 'stranger'
  const stranger = openNodePostgres(url.href)
  await expect(requireIsolation(stranger)).rejects.toThrow(/may not switch to docket_app/)
  await stranger.close()
})
