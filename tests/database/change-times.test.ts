import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { newPerson, type Person } from '../harness/person'

type Change = {
  name: string
  isTrashed?: boolean
  send(person: Person, id: string): Promise<Response>
}

const changes: Change[] = [
  {
    name: 'an edit',
    send: (person, id) => person.send('PATCH', `/tasks/${id}`, { body: { title: 'B' } }),
  },
  {
    name: 'a completion',
    send: (person, id) => person.send('PATCH', `/tasks/${id}`, { body: { completed: true } }),
  },
  { name: 'a toggle', send: (person, id) => person.send('PATCH', `/tasks/${id}/complete`) },
  { name: 'a deletion', send: (person, id) => person.send('DELETE', `/tasks/${id}`) },
  {
    name: 'a restoration',
    isTrashed: true,
    send: (person, id) => person.send('POST', `/tasks/${id}/restore`),
  },
]

let other: pg.Client

beforeEach(async () => {
  await newPerson()
  other = new pg.Client({ connectionString: env().DATABASE_URL })
  await other.connect()
})

afterEach(() => other.end())

/** For some of the milliseconds that times are kept in. */
const someoneWaits = `select from pg_locks where not granted
  and pg_backend_pid() = any (pg_blocking_pids(pid)) and clock_timestamp() - waitstart > '2 ms'`

it.each(changes)('$name that waited for another is not before it', async ({ isTrashed, send }) => {
  const person = await newPerson()
  const { id } = await person.add({ title: 'A' })
  if (isTrashed) await person.send('DELETE', `/tasks/${id}`)
  const row = [person.id, id]
  await other.query('begin')
  await other.query('select from tasks where user_id = $1 and id = $2 for update', row)
  const answered = send(person, id)
  while ((await other.query(someoneWaits)).rowCount === 0);
  const theirs = await other.query(
    `update tasks set version = version + 1, updated_at = clock_timestamp()
      where user_id = $1 and id = $2 returning updated_at`,
    row,
  )
  await other.query('commit')
  expect((await answered).ok).toBe(true)
  const ours = await other.query(
    `select updated_at, version,
      coalesce(completed_at, updated_at) = updated_at
        and coalesce(deleted_at, updated_at) = updated_at as is_one_time
      from tasks where user_id = $1 and id = $2`,
    row,
  )
  expect(ours.rows[0]).toMatchObject({ version: isTrashed ? 4 : 3, is_one_time: true })
  expect(ours.rows[0].updated_at.getTime()).toBeGreaterThanOrEqual(
    theirs.rows[0].updated_at.getTime(),
  )
})

it('a change is not before the last one, where the clock was set back since', async () => {
  const person = await newPerson()
  const { id } = await person.add({ title: 'A' })
  const [ahead] = (
    await other.query(
      `update tasks set updated_at = now() + '1 hour' where user_id = $1 and id = $2
        returning updated_at`,
      [person.id, id],
    )
  ).rows
  const changed = await person.send('PATCH', `/tasks/${id}/complete`)
  const time = ahead.updated_at.toISOString()
  expect(await changed.json()).toMatchObject({ updated_at: time, completed_at: time, version: 2 })
})
