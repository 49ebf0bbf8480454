import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import type { Driver } from '@/db/driver'
import { env } from '@/lib/env'
import { countAllRows } from '../harness/row-counts'
import { proveIsolation } from '../isolation-proof/prove-isolation'
import { loginRoleSql } from '../isolation-proof/role-attacks'
import { withBrokenCopy } from '../isolation-proof/scratch-copy'

type How = { withoutFilters: boolean; signal?: AbortSignal }

async function prove(driver: Driver, how: How) {
  const lines: string[] = []
  const { attempts, leaks } = await proveIsolation(driver, {
    ...how,
    print: (line) => lines.push(line),
  })
  const leaking = lines.filter((line) => line.startsWith('LEAK'))
  expect(leaking).toHaveLength(leaks)
  expect(lines.filter((line) => /^(ok|LEAK) /.test(line))).toHaveLength(attempts)
  return { attempts, leaking, lines }
}

/** In memory where the database under test is, else on its server. */
async function withCopy<T>(work: (copy: Driver) => Promise<T>): Promise<T> {
  const driver = await openDatabase()
  const { DATABASE_URL: url = '' } = env()
  return await withBrokenCopy(driver.name === 'pglite' ? null : { driver, url }, work)
}

async function namesOf({ orm }: Driver, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = (await orm.execute(query)) as unknown as { rows: { name: string }[] }
  return rows.map(({ name }) => name)
}

// Some hundred attempts, on a machine that may have other things to do.
const timeout = 120_000

describe('the isolation proof', { timeout }, () => {
  it.each([
    ['with the filters of the app', false],
    ['with the policies alone', true],
  ])('finds no leak %s, and leaves no row behind', async (_name, withoutFilters) => {
    const driver = await openDatabase()
    const before = await countAllRows(driver)
    const { attempts, leaking, lines } = await prove(driver, { withoutFilters })
    expect(leaking).toEqual([])
    expect(attempts).toBeGreaterThan(750)
    const notTried = lines.filter((line) => line.startsWith('--'))
    expect(notTried).toEqual([
      expect.stringMatching(/^-- {4}GET \/api\/auth\/jwks /),
      expect.stringMatching(/^-- {4}GET \/api\/auth\/token /),
    ])
    // These databases are a superuser's, for whom a way back is no leak.
    expect(lines).toContain('note: the connecting role can bypass row-level security')
    for (const statement of loginRoleSql()) {
      expect(lines).toContainEqual(expect.stringContaining(statement))
    }
    expect(lines.filter((line) => line.includes('reset role'))).toEqual([])
    expect(await countAllRows(driver)).toEqual(before)
  })

  it('finds leaks of every kind once there are neither, in a copy that is gone afterwards', async () => {
    const driver = await openDatabase()
    const before = await countAllRows(driver)
    const { leaking, name } = await withCopy(async (copy) => {
      const [name] = await namesOf(copy, sql`select current_database() as name`)
      return { name, ...(await prove(copy, { withoutFilters: true })) }
    })
    for (const kind of leakKinds) {
      expect(leaking.filter((line) => kind.test(line)).length, String(kind)).toBeGreaterThan(0)
    }
    // What no filter and no policy is behind still holds.
    expect(leaking.filter((line) => /^LEAK {2}\w+ \/api\/\{A\}/.test(line))).toEqual([])
    expect(await countAllRows(driver)).toEqual(before)
    const isInMemory = driver.name === 'pglite'
    const databases = await namesOf(driver, sql`select datname as name from pg_database`)
    expect(databases.includes(name ?? '')).toBe(isInMemory)
  })

  it('does not run where the tenant role has rights on a table that it does not try', async () => {
    const { orm } = await openDatabase()
    await orm.execute(sql`create table notes (user_id text)`)
    await orm.execute(sql`grant select on notes to docket_app`)
    try {
      const proof = prove(await openDatabase(), { withoutFilters: false })
      await expect(proof).rejects.toThrow('does not try notes')
    } finally {
      await orm.execute(sql`drop table notes`)
    }
  })

  it('leaves no row behind when it is stopped midway', async () => {
    const driver = await openDatabase()
    const before = await countAllRows(driver)
    const stopped = new AbortController()
    const lines: string[] = []
    const proof = proveIsolation(driver, {
      withoutFilters: false,
      signal: stopped.signal,
      print: (line) => {
        lines.push(line)
        stopped.abort(new Error('stopped'))
      },
    })
    await expect(proof).rejects.toThrow('stopped')
    expect(lines).toHaveLength(1)
    expect(await countAllRows(driver)).toEqual(before)
  })
})

/** Over HTTP and in SQL, reading and writing, of each table. */
const leakKinds = [
  /GET \/api\/me\/tasks as B/,
  /GET \/api\/me\/tasks\/\{A's live\} as B .*it shows A's user, title, description, tag/,
  /PATCH \/api\/me\/tasks\/\{A's live\} as B .*it changes A's rows/,
  /DELETE \/api\/\{B\}\/tasks\/\{A's live\} as B .*it changes A's rows/,
  /POST \/api\/me\/tasks\/\{A's trashed\}\/restore as B/,
  /GET \/api\/me\/security-events as B .*userAgent/,
  /GET \/api\/me\/export as B .*trashed/,
  /POST \/api\/me\/tasks as B, A's idempotency-key .*it changes A's rows/,
  /PATCH \/api\/me\/tasks\/\{A's live\} as B, who has one of this id too .*it changes A's rows/,
  ...['no', 'an empty', 'a wrong'].map(
    (user) => new RegExp(`tasks: select A's, with ${user} user`),
  ),
  ...['tasks', 'idempotency_keys', 'security_events'].flatMap((table) => [
    new RegExp(`${table}: select A's, as B`),
    new RegExp(`${table}: copy everybody else's, as B`),
    new RegExp(`${table}: select with row_security = off, as B`),
  ]),
  /tasks: update without a filter, as B/,
  /tasks: delete without a filter, with no user/,
  /tasks: insert for A, as B/,
  /tasks: insert over A's, as B/,
  /tasks: give all to A, as B/,
  /a function in SQL/,
  /a function in PL\/pgSQL/,
  /a view that checks its reader/,
  /a prepared statement that A has run/,
  /fetch all from a cursor/,
  /the same statements for A and B in turn/,
  /where a hidden row meets a filter/,
  /a row for a user who never was/,
]
