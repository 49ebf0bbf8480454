import { expect, it } from 'vitest'
import { expectProblem } from '../harness/answers'
import { addOldRows, countRows } from '../harness/old-rows'
import { newPerson, send } from '../harness/person'

it.each(['', 'Bearer', 'Bearer undefined', 'Bearer a-secret-of-somebody'])(
  'is not there without a CRON_SECRET, whoever asks with "%s"',
  async (authorization) => {
    const person = await newPerson()
    await addOldRows(person, 'tasks', ['31 days'])
    const headers: Record<string, string> = authorization ? { authorization } : {}
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      await expectProblem(await send(method, '/api/cron/purge', { headers }), 'not_found')
    }
    expect((await send('HEAD', '/api/cron/purge', { headers })).status).toBe(404)
    expect(await countRows(person, 'tasks')).toBe(1)
  },
)
