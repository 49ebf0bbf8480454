import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { session } from '@/db/schema/auth'
import { env } from '@/lib/env'
import { purge } from '@/lib/purge/purge'
import { type PurgeCounts, purgeOutput } from '@/lib/purge/purge-schema'
import { untilSomebodyWaits } from '../harness/lock-waiters'
import { addOldRows, countRows, nothing } from '../harness/old-rows'
import { newPerson, type Person } from '../harness/person'

let elsewhere: pg.Client

beforeEach(async () => {
  await purge()
  elsewhere = new pg.Client({ connectionString: env().DATABASE_URL })
  await elsewhere.connect()
})

afterEach(() => elsewhere.end())

async function expireSession({ sessionId }: Person) {
  const { orm } = await openDatabase()
  const past = new Date(Date.now() - 1_000)
  await orm.update(session).set({ expiresAt: past }).where(eq(session.id, sessionId))
}

/** Each begins at a kind of another owner: a tenant's task, nobody's session. */
const stuck = [
  {
    kind: 'tasks',
    addOne: (person: Person) => addOldRows(person, 'tasks', ['31 days']),
    hold: 'select 1 from tasks where user_id = $1 for update',
  },
  {
    kind: 'sessions',
    addOne: expireSession,
    hold: 'select 1 from session where user_id = $1 for update',
  },
] as const

it.each(stuck)(
  'does nothing while another purge erases $kind, and waits for nobody',
  async (row) => {
    const [person, later] = [await newPerson(), await newPerson()]
    await row.addOne(person)
    await elsewhere.query('begin')
    await elsewhere.query(row.hold, [person.id])
    const first = purge()
    await untilSomebodyWaits(elsewhere)
    await addOldRows(later, 'security_events', ['100 days'])
    expect(await purge()).toEqual(nothing)
    expect(await purgeElsewhere()).toEqual(nothing)
    expect(await countRows(later, 'security_events')).toBe(1)
    await elsewhere.query('commit')
    expect(await first).toMatchObject({ [row.kind]: 1 })
  },
)

it('leaves everything to the process that has the lock', async () => {
  const person = await newPerson()
  await addOldRows(person, 'tasks', ['31 days'])
  await expireSession(person)
  await elsewhere.query('begin')
  await elsewhere.query('select pg_advisory_xact_lock(3685462)')
  expect(await purge()).toEqual(nothing)
  await elsewhere.query('rollback')
  expect(await purge()).toEqual({ ...nothing, tasks: 1, sessions: 1 })
})

it('erases all there is, and each row once, where several processes start together', async () => {
  const person = await newPerson()
  await addOldRows(person, 'tasks', Array(5_500).fill('31 days'))
  await addOldRows(person, 'idempotency_keys', Array(2_500).fill('2 days'))
  await expireSession(person)
  const all = await Promise.all([purge(), ...Array.from({ length: 3 }, purgeElsewhere)])
  const sum = (kind: keyof PurgeCounts) => all.reduce((total, counts) => total + counts[kind], 0)
  expect([sum('tasks'), sum('idempotency_keys'), sum('sessions')]).toEqual([5_500, 2_500, 1])
  expect(await purge()).toEqual(nothing)
})

/** A purge in a process of its own. */
async function purgeElsewhere(): Promise<PurgeCounts> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/harness/purge-once.ts'], {
    env: { ...process.env, DATABASE_URL: env().DATABASE_URL },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return purgeOutput.parse(JSON.parse(output))
}
