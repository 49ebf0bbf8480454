import { expect, it } from 'vitest'
import { migrationTags } from '@/db/migrations'
import { readAppliedTags } from '@/db/schema-version'
import { expectProblem, expectTasks } from '../harness/answers'
import { bringSchemaTo, elsewhere } from '../harness/elsewhere'
import { newPerson, send } from '../harness/person'

const readyStatus = async () => (await send('GET', '/api/health/ready')).status

it('a schema that is rolled back under the app is served no more, and left as it is', async () => {
  const person = await newPerson()
  const { id } = await person.add({ title: 'Before' })
  await bringSchemaTo(migrationTags.length - 1)
  await expect.poll(readyStatus, { timeout: 5_000 }).toBe(503)
  for (const method of ['POST', 'GET']) {
    const body = method === 'POST' ? { body: { title: 'Meanwhile' } } : {}
    await expectProblem(await person.send(method, '/tasks', body), 'unavailable')
  }
  // It migrates when it starts, and not against whoever rolls back.
  expect(await elsewhere(readAppliedTags)).toEqual(migrationTags.slice(0, -1))
  await bringSchemaTo(migrationTags.length)
  const tasks = await expectTasks(await person.send('GET', '/tasks'))
  expect(tasks.map((task) => task.id)).toEqual([id])
  await expect.poll(readyStatus, { timeout: 5_000 }).toBe(200)
})

it('a request that comes upon what was rolled back is answered 503, not 500', async () => {
  const person = await newPerson()
  expect((await person.send('GET', '/tasks')).status).toBe(200)
  await bringSchemaTo(0)
  await expectProblem(await person.send('GET', '/tasks'), 'unavailable')
  await expectProblem(await person.send('GET', '/tasks'), 'unavailable')
  await bringSchemaTo(migrationTags.length)
  const another = await newPerson()
  await another.add({ title: 'After' })
})
