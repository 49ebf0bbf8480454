import pg from 'pg'
import { expect, it } from 'vitest'
import { env } from '@/lib/env'
import type { Task } from '@/lib/tasks/task-schema'
import { untilSomebodyWaits } from '../harness/lock-waiters'
import { json, newPerson } from '../harness/person'

/** Runs `work` in a transaction of another client, which `finish` commits. */
async function beginElsewhere(work: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query(work, values)
  return {
    untilAwaited: () => untilSomebodyWaits(client),
    async finish() {
      await client.query('commit')
      await client.end()
    },
  }
}

it('refuses a conditional write that another one overtakes midway', async () => {
  const person = await newPerson()
  const task = await person.add({ title: 'Before' })
  const other = await beginElsewhere(
    `update tasks set title = 'Overtaking', version = version + 1 where user_id = $1 and id = $2`,
    [person.id, task.id],
  )
  const write = person.send('PATCH', `/tasks/${task.id}`, {
    body: { title: 'Overtaken' },
    headers: { 'if-match': '"1"' },
  })
  await other.untilAwaited()
  await other.finish()
  const response = await write
  expect(response.status).toBe(412)
  const { current } = await json<{ current: Task }>(response)
  expect(current).toMatchObject({ title: 'Overtaking', version: 2 })
})

it('applies an unconditional write on top of one that it waited for', async () => {
  const person = await newPerson()
  const task = await person.add({ title: 'Before' })
  const other = await beginElsewhere(
    `update tasks set description = 'Theirs', version = version + 1 where user_id = $1 and id = $2`,
    [person.id, task.id],
  )
  const write = person.send('PATCH', `/tasks/${task.id}`, { body: { title: 'Ours' } })
  await other.untilAwaited()
  await other.finish()
  const after = await json<Task>(await write)
  expect(after).toMatchObject({ title: 'Ours', description: 'Theirs', version: 3 })
})
