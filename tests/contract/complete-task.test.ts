import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { expectInvalid, expectProblem, expectTask, passMillisecond } from '../harness/answers'
import { newPerson, send } from '../harness/person'

describe('PATCH /tasks/{task_id}/complete', () => {
  it.each([
    ['no body', {}],
    ['no body, of JSON', { headers: { 'content-type': 'application/json' } }],
    ['no body, of text', { headers: { 'content-type': 'text/plain' } }],
    ['zero bytes', { raw: new Uint8Array() }],
    ['zero bytes of JSON', { raw: '', headers: { 'content-type': 'application/json' } }],
  ])('toggles with %s', async (_name, options) => {
    const person = await newPerson()
    const task = await person.add({ title: 'A', tags: ['b'] })
    passMillisecond(task)
    const path = `/tasks/${task.id}/complete`
    const done = await expectTask(await person.send('PATCH', path, options))
    const { updated_at } = done
    expect(updated_at > task.updated_at).toBe(true)
    const changed = { completed: true, completed_at: updated_at, updated_at, version: 2 }
    expect(done).toEqual({ ...task, ...changed })
    const undone = await expectTask(await person.send('PATCH', path, options))
    expect(undone).toEqual({ ...task, version: 3, updated_at: undone.updated_at })
  })

  it.each(['application/json', 'application/json; charset=utf-8', 'application/merge-patch+json'])(
    'sets with a body of %s, and keeps what is set',
    async (type) => {
      const person = await newPerson()
      const task = await person.add({ title: 'A' })
      const set = (completed: boolean) =>
        person.send('PATCH', `/tasks/${task.id}/complete`, {
          body: { completed },
          headers: { 'content-type': type },
        })
      expect(await expectTask(await set(false))).toEqual(task)
      const done = await expectTask(await set(true))
      expect(done).toMatchObject({ completed: true, completed_at: done.updated_at, version: 2 })
      passMillisecond(done)
      expect(await expectTask(await set(true))).toEqual(done)
      const undone = await expectTask(await set(false))
      expect(undone).toMatchObject({ completed: false, completed_at: null, version: 3 })
    },
  )

  it.each([
    [{}, '/completed'],
    [{ completed: null }, '/completed'],
    [{ completed: 'true' }, '/completed'],
    [{ completed: 1 }, '/completed'],
    [{ completed: true, colour: 'red' }, '/colour'],
    [{ completed: true, title: 'B' }, '/title'],
  ])('refuses %j', async (body, pointer) => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    const response = await person.send('PATCH', `/tasks/${task.id}/complete`, { body })
    expect(await expectInvalid(response)).toEqual([pointer])
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it.each([
    ['unsupported_media_type', 'text/plain', '{"completed":true}'],
    ['unsupported_media_type', '', '{"completed":true}'],
    ['bad_request', 'application/json', ' '],
    ['bad_request', 'application/json', 'true'],
    ['bad_request', 'application/json', 'null'],
    ['bad_request', 'application/json', '[]'],
    ['bad_request', 'application/json', '{"completed":tru'],
    ['payload_too_large', 'application/json', ' '.repeat(65_537)],
  ] as const)('answers %s to a body of "%s"', async (code, type, text) => {
    const person = await newPerson()
    const task = await person.add({ title: 'A' })
    const raw = new TextEncoder().encode(text)
    const headers: Record<string, string> = type ? { 'content-type': type } : {}
    const path = `/tasks/${task.id}/complete`
    await expectProblem(await person.send('PATCH', path, { raw, headers }), code)
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it('changes only the version that If-Match names', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const toggle = (match: string) =>
      person.send('PATCH', `/tasks/${id}/complete`, { headers: { 'if-match': match } })
    const done = await expectTask(await toggle('"1"'))
    const refused = await expectProblem(await toggle('"1"'), 'precondition_failed')
    expect(refused.current).toEqual(done)
    expect((await expectTask(await toggle('"2"'))).completed).toBe(false)
  })

  it('loses none of 10 simultaneous toggles', async () => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const path = `/tasks/${id}/complete`
    const toggles = Array.from({ length: 10 }, () => person.send('PATCH', path))
    const seen = await Promise.all((await Promise.all(toggles)).map((each) => expectTask(each)))
    expect(seen.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, i) => i + 2),
    )
    const task = await expectTask(await person.send('GET', `/tasks/${id}`))
    expect(task).toMatchObject({ completed: false, completed_at: null, version: 11 })
  })

  it('answers 404 for a task that is absent, of someone else, or no task at all', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const task = await owner.add({ title: 'A' })
    for (const id of [randomUUID(), task.id, 'x']) {
      await expectProblem(await other.send('PATCH', `/tasks/${id}/complete`), 'not_found')
    }
    expect(await expectTask(await owner.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it('refuses nobody, and the path of someone else', async () => {
    const [owner, other] = [await newPerson(), await newPerson()]
    const { id } = await owner.add({ title: 'A' })
    const path = `/api/${owner.id}/tasks/${id}/complete`
    await expectProblem(await send('PATCH', path), 'unauthorized')
    const headers = { authorization: `Bearer ${other.token}` }
    await expectProblem(await send('PATCH', path, { headers }), 'forbidden')
  })
})
