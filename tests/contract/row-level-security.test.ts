import { randomUUID } from 'node:crypto'
import { eq, type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asTenant, openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import type { Caller, TenantDatabase } from '@/db/tenant-scope'
import { newPerson, type Person } from '../harness/person'

// Nothing below names the user in a filter: what is not seen, the database itself hides.

function callerOf({ id, sessionId }: Person): Caller {
  return { userId: id, sessionId }
}

async function two() {
  const [own, other] = [await newPerson(), await newPerson()]
  const mine = await own.add({ title: 'Mine' })
  const theirs = await other.add({ title: 'Theirs' })
  return { caller: callerOf(own), own, other, mine, theirs }
}

/** What is stored of a person, as the connecting role, which these databases exempt from policies. */
async function titlesOf({ id }: Person) {
  const { orm } = await openDatabase()
  const rows = await orm.select({ title: tasks.title }).from(tasks).where(eq(tasks.userId, id))
  return rows.map(({ title }) => title)
}

async function run(caller: Caller, ...statements: SQL[]) {
  return await asTenant(caller, (db) => statements.map((statement) => db.execute(statement)))
}

describe('the tenant scope', () => {
  it('selects the caller’s rows alone', async () => {
    const { caller, mine } = await two()
    const [rows] = await asTenant(caller, (db) => [db.select({ id: tasks.id }).from(tasks)])
    expect(rows).toEqual([{ id: mine.id }])
  })

  const writes: [name: string, write: (db: TenantDatabase) => { execute(): Promise<unknown> }][] = [
    ['updates', (db) => db.update(tasks).set({ title: 'Changed' }).returning({ id: tasks.id })],
    ['deletes', (db) => db.delete(tasks).returning({ id: tasks.id })],
  ]

  it.each(writes)('%s the caller’s rows alone', async (_name, write) => {
    const { caller, mine, other } = await two()
    const [rows] = await asTenant(caller, (db) => [write(db)])
    expect(rows).toEqual([{ id: mine.id }])
    expect(await titlesOf(other)).toEqual(['Theirs'])
  })

  it('counts, joins and locks the caller’s rows alone', async () => {
    const { caller } = await two()
    const [[counted], joined, locked] = await asTenant(caller, (db) => [
      db.select({ n: sql<number>`count(*)::int` }).from(tasks),
      db.execute(sql`select 1 from tasks a cross join tasks b`),
      db.select({ id: tasks.id }).from(tasks).for('update'),
    ])
    expect([counted, joined.length, locked.length]).toEqual([{ n: 1 }, 1, 1])
  })

  it('refuses to insert for somebody else', async () => {
    const { caller, other } = await two()
    const row = { userId: other.id, id: randomUUID(), title: 'Planted' }
    const planted = asTenant(caller, (db) => [db.insert(tasks).values(row)])
    await expect(planted).rejects.toMatchObject({ code: '42501' })
    expect(await titlesOf(other)).toEqual(['Theirs'])
  })

  it('refuses to give a row to somebody else', async () => {
    const { caller, own, other } = await two()
    const given = asTenant(caller, (db) => [db.update(tasks).set({ userId: other.id })])
    await expect(given).rejects.toMatchObject({ code: '42501' })
    expect([await titlesOf(own), await titlesOf(other)]).toEqual([['Mine'], ['Theirs']])
  })

  it('takes nobody’s row over by an upsert', async () => {
    const { caller, other, theirs } = await two()
    const row = { userId: other.id, id: theirs.id, title: 'Taken' }
    const upsert = asTenant(caller, (db) => [
      db
        .insert(tasks)
        .values(row)
        .onConflictDoUpdate({ target: [tasks.userId, tasks.id], set: { title: 'Taken' } }),
    ])
    await expect(upsert).rejects.toMatchObject({ code: '42501' })
    expect(await titlesOf(other)).toEqual(['Theirs'])
  })

  it.each(['', ' ', '%', "' or true --", 'null'])('shows the user %j no row', async (userId) => {
    await two()
    const nobody = asTenant({ userId, sessionId: null }, (db) => [db.select().from(tasks)])
    await expect(nobody).rejects.toMatchObject({ code: 'DK401' })
  })

  it('runs as a role without rights of its own', async () => {
    const { caller } = await two()
    const [answer] = await run(
      caller,
      sql`select current_user, rolsuper or rolbypassrls as free, current_setting('app.user_id') as user_id from pg_roles where rolname = current_user`,
    )
    expect(answer).toEqual([{ current_user: 'docket_app', free: false, user_id: caller.userId }])
  })
})

const forbidden: string[] = [
  ...[
    '"user"',
    'session',
    'account',
    'verification',
    'jwks',
    'rate_limit',
    'docket_migrations',
  ].flatMap((table) => [
    `select * from ${table}`,
    `select count(*) from ${table}`,
    `delete from ${table}`,
    `truncate ${table}`,
  ]),
  `update "user" set email = 'x'`,
  'select email from "user"',
  'select token from session',
  `update session set expires_at = 'infinity'`,
  'truncate tasks',
  'truncate tasks cascade',
  'create table stolen (a int)',
  'create table stolen as select * from tasks',
  'create view stolen as select * from tasks',
  'create schema stolen',
  'create role stolen',
  `create function stolen() returns int language sql as 'select 1'`,
  'create rule stolen as on insert to tasks do also select 1',
  'create policy stolen on tasks using (true)',
  'drop policy tenant on tasks',
  'drop table tasks',
  'alter table tasks disable row level security',
  'alter table tasks no force row level security',
  'alter table tasks add column stolen int',
  'create index stolen on tasks (title)',
  `select docket_require_live('a', null)`,
  `select pg_read_file('/etc/passwd')`,
  `copy tasks to program 'true'`,
  `select * from pg_authid`,
  'alter role docket_app bypassrls',
  'alter role docket_app login',
  `comment on table tasks is 'x'`,
]

describe('the tenant role', () => {
  it.each(forbidden)('may not %s', async (statement) => {
    const { caller } = await two()
    await expect(run(caller, sql.raw(statement))).rejects.toMatchObject({ code: '42501' })
  })

  it('is not let past the policy by row_security, but stopped', async () => {
    const { caller } = await two()
    const bypass = run(caller, sql`set local row_security = off`, sql`select * from tasks`)
    await expect(bypass).rejects.toMatchObject({ code: '42501' })
  })

  it('sees nothing at all once the name of the user is taken away', async () => {
    const { caller } = await two()
    for (const value of ['', 'x']) {
      const answers = await run(
        caller,
        sql`select set_config('app.user_id', ${value}, true)`,
        sql`select * from tasks`,
      )
      expect(answers[1]).toEqual([])
    }
  })

  it('learns nothing of hidden rows from an error in a filter', async () => {
    const { caller } = await two()
    const [answer] = await run(
      caller,
      sql`select 1 from tasks where title <> 'Theirs' or 1 / (length(title) - length(title)) = 0`,
    )
    expect(answer).toHaveLength(1)
  })
})
