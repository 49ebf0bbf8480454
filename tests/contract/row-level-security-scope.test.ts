import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asTenant, openDatabase } from '@/db/database'
import { session, user } from '@/db/schema/auth'
import { tasks } from '@/db/schema/tasks'
import type { Caller, TenantDatabase } from '@/db/tenant-scope'
import { newPerson } from '../harness/person'

async function newCaller(): Promise<Caller> {
  const { id, sessionId } = await newPerson()
  return { userId: id, sessionId }
}

const connection = sql`select pg_backend_pid() as pid, current_user = session_user as back, current_user <> 'docket_app' as freed, coalesce(current_setting('app.user_id', true), '') as user_id`

/** The connection as the next user of it finds it: of one at a time, the pool keeps one. */
async function connectionNow() {
  const { orm } = await openDatabase()
  const { rows } = (await orm.execute(connection)) as unknown as { rows: Record<string, unknown>[] }
  return rows[0]
}

function insertOf(db: TenantDatabase, { userId }: Caller, id: string, title = 'Milk') {
  return db.insert(tasks).values({ userId, id, title })
}

async function stored(id: string) {
  const { orm } = await openDatabase()
  return await orm.select({ title: tasks.title }).from(tasks).where(eq(tasks.id, id))
}

type Use = [name: string, use: (caller: Caller) => Promise<unknown>]

const pid = sql`select pg_backend_pid() as pid`
const failing: Use[] = [
  [
    'a statement that the role may not run',
    (c) => asTenant(c, (db) => [db.execute(sql`select * from "user"`)]),
  ],
  ['a syntax error', (c) => asTenant(c, (db) => [db.execute(sql`selec`)])],
  ['a division by zero', (c) => asTenant(c, (db) => [db.execute(sql`select 1 / 0`)])],
  [
    'a second statement that fails',
    (c) => asTenant(c, (db) => [db.select().from(tasks), db.execute(sql`select 1 / 0`)]),
  ],
  ['a check that is violated', (c) => asTenant(c, (db) => [insertOf(db, c, randomUUID(), '')])],
  ['a dead session', (c) => asTenant({ ...c, sessionId: 'x' }, (db) => [db.select().from(tasks)])],
  [
    'an argument that is no text',
    (c) => asTenant({ ...c, userId: 'a\0' }, (db) => [db.select().from(tasks)]),
  ],
]

describe('after a scope', () => {
  it('the same connection is the login role’s again', async () => {
    const caller = await newCaller()
    const [answer] = await asTenant(caller, (db) => [db.execute(pid)])
    const [row] = answer
    const { name } = await openDatabase()
    // Neon runs a scope on a connection that nobody is given: there the next one is another.
    const same = name === 'neon' ? expect.any(Number) : row?.pid
    expect(await connectionNow()).toEqual({ pid: same, back: true, freed: true, user_id: '' })
  })

  it.each(failing)(
    'the same connection is the login role’s again, after %s',
    async (_name, use) => {
      const caller = await newCaller()
      const before = await asTenant(caller, () => [])
      const { pid: same } = (await connectionNow()) ?? {}
      await expect(use(caller)).rejects.toThrow()
      expect(before).toEqual([])
      expect(await connectionNow()).toEqual({ pid: same, back: true, freed: true, user_id: '' })
    },
  )

  it.each(failing)(
    'the next person sees only their own, after %s of another’s',
    async (_name, use) => {
      const [first, next] = [await newCaller(), await newCaller()]
      await asTenant(next, (db) => [insertOf(db, next, randomUUID(), 'Mine')])
      await expect(use(first)).rejects.toThrow()
      const [rows] = await asTenant(next, (db) => [db.select({ title: tasks.title }).from(tasks)])
      expect(rows).toEqual([{ title: 'Mine' }])
    },
  )

  it('no temporary table of one person’s stands in for the tasks of the next', async () => {
    const [first, next, id] = [await newCaller(), await newCaller(), randomUUID()]
    const { orm } = await openDatabase()
    // Whether it is refused or of no use is all the same.
    await asTenant(first, (db) => [
      db.execute(sql`create temporary table tasks (like public.tasks including defaults)`),
    ]).catch(() => {})
    try {
      await asTenant(next, (db) => [insertOf(db, next, id)])
      const real = await orm.execute(sql`select 1 from public.tasks where id = ${id}`)
      expect((real as unknown as { rows: unknown[] }).rows).toHaveLength(1)
    } finally {
      await orm.execute(sql`drop table if exists pg_temp.tasks`)
    }
  })

  it('of many at once, each saw its own rows', async () => {
    const callers = await Promise.all(Array.from({ length: 20 }, newCaller))
    const rounds = Array.from({ length: 5 }, () => callers).flat()
    const seen = rounds.map(async (caller) => {
      const [, rows] = await asTenant(caller, (db) => [
        insertOf(db, caller, randomUUID()),
        db.select({ userId: tasks.userId }).from(tasks),
      ])
      return rows.every(({ userId }) => userId === caller.userId)
    })
    expect(new Set(await Promise.all(seen))).toEqual(new Set([true]))
  })
})

describe('a scope is all or nothing', () => {
  it.each([
    ['a failing one after it', sql`select 1 / 0`],
    ['a refused one after it', sql`select * from session`],
  ])('undoes a statement with %s', async (_name, failure) => {
    const [caller, id] = [await newCaller(), randomUUID()]
    const both = asTenant(caller, (db) => [insertOf(db, caller, id), db.execute(failure)])
    await expect(both).rejects.toThrow()
    expect(await stored(id)).toEqual([])
  })

  it('undoes the first of two inserts with one id', async () => {
    const [caller, id] = [await newCaller(), randomUUID()]
    const both = asTenant(caller, (db) => [insertOf(db, caller, id), insertOf(db, caller, id)])
    await expect(both).rejects.toMatchObject({ code: '23505' })
    expect(await stored(id)).toEqual([])
  })

  it('keeps all of what succeeds', async () => {
    const [caller, first, second] = [await newCaller(), randomUUID(), randomUUID()]
    await asTenant(caller, (db) => [insertOf(db, caller, first), insertOf(db, caller, second)])
    expect([await stored(first), await stored(second)].flat()).toHaveLength(2)
  })
})

describe('a caller who is gone', () => {
  const endings: [name: string, end: (caller: Caller) => Promise<Caller>][] = [
    ['no such session', async (caller) => ({ ...caller, sessionId: 'none' })],
    [
      'another’s session',
      async (caller) => ({ ...caller, sessionId: (await newCaller()).sessionId }),
    ],
    ['no such user', async () => ({ userId: 'nobody', sessionId: null })],
    [
      'an expired session',
      async (caller) => {
        const { orm } = await openDatabase()
        const expiresAt = new Date(Date.now() - 1)
        await orm
          .update(session)
          .set({ expiresAt })
          .where(eq(session.id, caller.sessionId ?? ''))
        return caller
      },
    ],
    [
      'a deleted account',
      async (caller) => {
        const { orm } = await openDatabase()
        await orm.delete(user).where(eq(user.id, caller.userId))
        return caller
      },
    ],
  ]

  it.each(endings)('runs nothing with %s', async (_name, end) => {
    const [caller, id] = [await end(await newCaller()), randomUUID()]
    const dead = asTenant(caller, (db) => [insertOf(db, caller, id)])
    await expect(dead).rejects.toMatchObject({ code: 'DK401' })
    expect(await stored(id)).toEqual([])
  })
})
