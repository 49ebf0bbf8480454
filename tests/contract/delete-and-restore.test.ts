import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  countStatuses,
  expectInvalid,
  expectProblem,
  expectTask,
  expectTasks,
} from '../harness/answers'
import { newPerson, type Person, send } from '../harness/person'

const list = async (person: Person, query = '') =>
  await expectTasks(await person.send('GET', `/tasks${query}`))

describe('DELETE /tasks/{task_id}', () => {
  it('answers 204 with nothing', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const response = await person.send('DELETE', `/tasks/${id}`)
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(response.headers.get('content-type')).toBeNull()
  })

  it('leaves the task in the trash list alone, as a new version', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', completed: true, tags: ['b'] })
    const kept = await person.add({ title: 'B' })
    await person.send('DELETE', `/tasks/${task.id}`)
    const [trashed, ...more] = await list(person, '?status=deleted')
    const { updated_at, deleted_at } = trashed ?? task
    expect(more).toEqual([])
    expect(trashed).toEqual({ ...task, version: 2, updated_at, deleted_at: updated_at })
    expect(deleted_at).not.toBeNull()
    expect(await list(person)).toEqual([kept])
    expect(await list(person, '?status=completed')).toEqual([])
  })

  it.each([
    ['GET', ''],
    ['PUT', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['PATCH', '/complete'],
  ])('hides the task from %s …%s', async (method, rest) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    await person.send('DELETE', `/tasks/${id}`)
    const body = method.startsWith('P') && !rest ? { title: 'B' } : undefined
    const conditions: Record<string, string>[] = [{}, { 'if-match': '*' }, { 'if-match': '"2"' }]
    for (const headers of conditions) {
      const options = { body, headers }
      const response = await person.send(method, `/tasks/${id}${rest}`, options)
      await expectProblem(response, 'not_found')
    }
  })

  it('erases at once when asked to', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const path = `/tasks/${id}?permanent=true`
    const response = await person.send('DELETE', path)
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(await list(person, '?status=deleted')).toEqual([])
    await expectProblem(await person.send('DELETE', path), 'not_found')
    await expectProblem(await person.send('POST', `/tasks/${id}/restore`), 'not_found')
  })

  it('erases from the trash', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    await person.send('DELETE', `/tasks/${id}`)
    expect((await person.send('DELETE', `/tasks/${id}?permanent=true`)).status).toBe(204)
    expect(await list(person, '?status=deleted')).toEqual([])
  })

  it.each(['permanent=yes', 'permanent=', 'permanent=TRUE', 'permanent=true&permanent=true'])(
    'refuses ?%s and keeps the task',
    async (query) => {
      const person = await newPerson()
      const task = await person.add({ title: 'A' })
      const response = await person.send('DELETE', `/tasks/${task.id}?${query}`)
      expect(await expectInvalid(response)).toEqual(['permanent'])
      expect(await list(person)).toEqual([task])
    },
  )

  it.each(['', '?permanent=true'])('deletes%s only the version of If-Match', async (query) => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    for (const stale of ['"2"', 'W/"1"', '1', '']) {
      const headers = { 'if-match': stale }
      const refused = await person.send('DELETE', `/tasks/${task.id}${query}`, { headers })
      const { current } = await expectProblem(refused, 'precondition_failed')
      expect(current).toEqual(task)
    }
    const headers = { 'if-match': '"5", "1"' }
    const response = await person.send('DELETE', `/tasks/${task.id}${query}`, { headers })
    expect(response.status).toBe(204)
  })

  it('is done by exactly one of 10 at once', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const attempts = Array.from({ length: 10 }, () => person.send('DELETE', `/tasks/${id}`))
    expect(countStatuses(await Promise.all(attempts))).toEqual({ 204: 1, 404: 9 })
  })

  it.each(['', '?permanent=true'])('does not reach%s a task of someone else', async (query) => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const task = await owner.add({ title: 'A' })
    await expectProblem(await other.send('DELETE', `/tasks/${task.id}${query}`), 'not_found')
    const path = `/api/${owner.id}/tasks/${task.id}${query}`
    await expectProblem(await send('DELETE', path), 'unauthorized')
    const headers = { authorization: `Bearer ${other.token}` }
    await expectProblem(await send('DELETE', path, { headers }), 'forbidden')
    expect(await list(owner)).toEqual([task])
  })
})

describe('POST /tasks/{task_id}/restore', () => {
  it('takes the task out of the trash as it was', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', completed: true, due_date: '2026-01-01' })
    await person.send('DELETE', `/tasks/${task.id}`)
    const restored = await expectTask(await person.send('POST', `/tasks/${task.id}/restore`))
    expect(restored).toEqual({ ...task, version: 3, updated_at: restored.updated_at })
    expect(await list(person)).toEqual([restored])
    expect(await list(person, '?status=deleted')).toEqual([])
  })

  it('refuses a task that is not in the trash, and keeps its version', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    await expectProblem(await person.send('POST', `/tasks/${task.id}/restore`), 'not_deleted')
    expect(await list(person)).toEqual([task])
  })

  it('is done by exactly one of 10 at once', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    await person.send('DELETE', `/tasks/${id}`)
    const attempts = Array.from({ length: 10 }, () => person.send('POST', `/tasks/${id}/restore`))
    expect(countStatuses(await Promise.all(attempts))).toEqual({ 200: 1, 409: 9 })
  })

  it('restores only the version of If-Match', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    await person.send('DELETE', `/tasks/${id}`)
    const restore = (match: string) =>
      person.send('POST', `/tasks/${id}/restore`, { headers: { 'if-match': match } })
    await expectProblem(await restore('"1"'), 'precondition_failed')
    expect((await expectTask(await restore('"2"'))).deleted_at).toBeNull()
  })

  it('does not reach a task that is absent, of someone else, or no task at all', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const { id } = await owner.add({ title: 'A' })
    await owner.send('DELETE', `/tasks/${id}`)
    for (const each of [id, randomUUID(), 'x']) {
      await expectProblem(await other.send('POST', `/tasks/${each}/restore`), 'not_found')
    }
    const path = `/api/${owner.id}/tasks/${id}/restore`
    await expectProblem(await send('POST', path), 'unauthorized')
    const headers = { authorization: `Bearer ${other.token}` }
    await expectProblem(await send('POST', path, { headers }), 'forbidden')
    expect(await list(owner)).toEqual([])
  })
})
