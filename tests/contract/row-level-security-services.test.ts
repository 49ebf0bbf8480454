import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asAudit, asJanitor, asTenant, openDatabase } from '@/db/database'
import { securityEvents } from '@/db/schema/security-events'
import { addOldRows, countRows, keptFor, kinds } from '../harness/old-rows'
import { newPerson, type Person } from '../harness/person'
import { addEvents } from '../harness/security-log'

// Nothing below names the user in a filter: what is not seen, the database itself hides.

const callerOf = ({ id, sessionId }: Person) => ({ userId: id, sessionId })

const asRole = {
  docket_app: async (person: Person, statement: SQL) =>
    asTenant(callerOf(person), (db) => [db.execute(statement)]),
  docket_audit: async (_person: Person, statement: SQL) => asAudit((db) => [db.execute(statement)]),
  docket_janitor: async (_person: Person, statement: SQL) =>
    asJanitor((db) => [db.execute(statement)]),
}

type Role = keyof typeof asRole

const event = (userId: string) =>
  `insert into security_events (id, time, event, user_id, user_id_proved, count)
   values ('${randomUUID()}', now(), 'authz_fail', '${userId}', true, 1)`

const authTables = ['"user"', 'session', 'account', 'verification', 'jwks', 'rate_limit']
const nobodys = [...authTables, 'request_counts', 'docket_migrations']

/** What each role may not do at all, whichever rows it would be. */
const forbidden: [role: Role, statement: (userId: string) => string][] = [
  ['docket_app', (userId) => event(userId)],
  ['docket_app', () => `update security_events set count = 1`],
  ['docket_app', () => `update security_events set user_id = 'x'`],
  ['docket_app', () => `delete from security_events`],
  ['docket_app', () => `truncate security_events`],
  ['docket_app', () => `select * from security_events for update`],
  ['docket_app', () => `truncate idempotency_keys`],
  ['docket_app', () => `select * from request_counts`],
  ['docket_app', () => `delete from request_counts`],
  ...['tasks', 'idempotency_keys'].flatMap((table) => {
    const statements = [
      `select * from ${table}`,
      `select count(*) from ${table}`,
      `delete from ${table}`,
      `update ${table} set user_id = 'x'`,
      `truncate ${table}`,
    ]
    return statements.map((text): [Role, () => string] => ['docket_audit', () => text])
  }),
  [
    'docket_audit',
    (userId) =>
      `insert into tasks (user_id, id, title) values ('${userId}', '${randomUUID()}', 'x')`,
  ],
  ['docket_audit', () => `delete from security_events`],
  ['docket_audit', () => `truncate security_events`],
  ...[
    'id',
    'time',
    'event',
    'user_id',
    'user_id_proved',
    'address',
    'user_agent',
    'request_id',
    'route',
    'reason',
  ].map((column): [Role, () => string] => [
    'docket_audit',
    () => `update security_events set ${column} = ${column}`,
  ]),
  ...kinds.flatMap((table) => {
    const statements = [
      `update ${table} set user_id = 'x'`,
      `truncate ${table}`,
      `select * from ${table} for update`,
    ]
    return statements.map((text): [Role, () => string] => ['docket_janitor', () => text])
  }),
  ['docket_janitor', (userId) => event(userId)],
  [
    'docket_janitor',
    (userId) =>
      `insert into tasks (user_id, id, title) values ('${userId}', '${randomUUID()}', 'x')`,
  ],
  ...(['docket_audit', 'docket_janitor'] as const).flatMap((role) =>
    nobodys.flatMap((table) =>
      [`select * from ${table}`, `delete from ${table}`].map((text): [Role, () => string] => [
        role,
        () => text,
      ]),
    ),
  ),
  ...(['docket_audit', 'docket_janitor'] as const).flatMap((role) =>
    [
      'create table stolen (a int)',
      'drop policy expired on tasks',
      'alter table security_events disable row level security',
      `select docket_require_live('a', null)`,
      'alter role docket_app bypassrls',
    ].map((text): [Role, () => string] => [role, () => text]),
  ),
]

describe('a role', () => {
  it.each(
    forbidden.map(([role, statement]) => ({
      role,
      statement,
      text: statement('x'),
    })),
  )('$role may not $text', async ({ role, statement }) => {
    const person = await newPerson()
    await addOldRows(person, 'security_events', ['1 minute', '91 days'])
    const run = asRole[role](person, sql.raw(statement(person.id)))
    await expect(run).rejects.toMatchObject({ code: '42501' })
    expect(await countRows(person, 'security_events')).toBe(2)
  })

  it.each(['docket_audit', 'docket_janitor'] as const)(
    '%s has no rights of its own, and runs for one transaction alone',
    async (role) => {
      const person = await newPerson()
      const [answer] = await asRole[role](
        person,
        sql`select current_user, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`,
      )
      expect(answer).toEqual([{ current_user: role, free: false }])
      const { orm } = await openDatabase()
      const after = await orm.execute(sql`select current_user = session_user as back`)
      expect((after as unknown as { rows: unknown[] }).rows).toEqual([{ back: true }])
    },
  )
})

describe('the tenant role', () => {
  it('reads the caller’s own security log alone', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const [own] = await addEvents([{ userId: person.id }])
    await addEvents([{ userId: other.id }, { userId: null }, { userId: '' }])
    const [rows] = await asTenant(callerOf(person), (db) => [
      db.select({ id: securityEvents.id }).from(securityEvents),
    ])
    expect(rows).toEqual([{ id: own?.id }])
  })

  it('reads and writes the caller’s own idempotency keys alone', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    await addOldRows(person, 'idempotency_keys', ['1 minute'])
    await addOldRows(other, 'idempotency_keys', ['1 minute'])
    const [seen, , gone] = await asTenant(callerOf(person), (db) => [
      db.execute(sql`select user_id from idempotency_keys`),
      db.execute(sql`update idempotency_keys set fingerprint = 'changed'`),
      db.execute(sql`delete from idempotency_keys returning user_id`),
    ])
    expect([seen, gone]).toEqual([[{ user_id: person.id }], [{ user_id: person.id }]])
    expect(await countRows(other, 'idempotency_keys')).toBe(1)
    const planted = asTenant(callerOf(person), (db) => [
      db.execute(
        sql`insert into idempotency_keys (user_id, key, fingerprint) values (${other.id}, 'k', '')`,
      ),
    ])
    await expect(planted).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the role of the security log', () => {
  it('reads all of it, adds to it and counts in it', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const [one, two] = await addEvents([{ userId: person.id }, { userId: other.id }])
    const ids = [one?.id ?? '', two?.id ?? '']
    const [rows] = await asAudit((db) => [
      db
        .update(securityEvents)
        .set({ count: sql`${securityEvents.count} + 2` })
        .where(sql`${securityEvents.id} in ${ids}`)
        .returning({ count: securityEvents.count }),
    ])
    expect(rows).toEqual([{ count: 3 }, { count: 3 }])
  })
})

describe('the role of the purge', () => {
  it.each(kinds)(
    'sees and erases %s whose time is over, and no other, whatever it asks for',
    async (kind) => {
      const person = await newPerson()
      const kept = keptFor[kind]
      await addOldRows(person, kind, ['0 seconds', '1 hour', `${kept} -1 minute`])
      await addOldRows(person, kind, [`${kept} 1 second`, '400 days'])
      const mine = sql`user_id = ${person.id}`
      const table = sql.identifier(kind)
      const [seen, gone] = await asJanitor((db) => [
        db.execute(sql`select 1 from ${table} where ${mine}`),
        // Of everybody: without a filter.
        db.execute(sql`delete from ${table}`),
      ])
      expect([seen.length, gone]).toEqual([2, []])
      expect(await countRows(person, kind)).toBe(3)
    },
  )

  it('sees no task that is in no trash, however old', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'Old' })
    const { orm } = await openDatabase()
    await orm.execute(
      sql`update tasks set created_at = 'epoch', updated_at = 'epoch' where id = ${id}`,
    )
    await asJanitor((db) => [db.execute(sql`delete from tasks`)])
    expect(await countRows(person, 'tasks')).toBe(1)
  })

  it('sees nothing more in the name of a user', async () => {
    const person = await newPerson()
    await addOldRows(person, 'tasks', ['1 day'])
    const [, seen] = await asJanitor((db) => [
      db.execute(sql`select set_config('app.user_id', ${person.id}, true)`),
      db.execute(sql`select 1 from tasks where user_id = ${person.id}`),
    ])
    expect(seen).toEqual([])
  })
})
