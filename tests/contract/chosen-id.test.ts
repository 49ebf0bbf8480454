import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { countStatuses, expectProblem, expectTask } from '../harness/answers'
import { newPerson } from '../harness/person'

describe('the id that a client chooses', () => {
  it.each([
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    'b0a3f0c2-6c3e-4f5e-9d2a-0f1e2d3c4b5a',
    '0198c2f0-7a5b-7c3d-8e9f-001122334455',
  ])('is kept for any version: %s', async (id) => {
    const person = await newPerson()
    expect((await person.add({ title: 'A', id })).id).toBe(id)
    expect((await expectTask(await person.send('GET', `/tasks/${id}`))).id).toBe(id)
  })

  it('is taken where the caller has that task, which stays as it is', async () => {
    const person = await newPerson()
    const task = await person.add({ title: 'First', id: randomUUID() })
    for (const id of [task.id, task.id.toUpperCase()]) {
      const again = await person.send('POST', '/tasks', { body: { title: 'Second', id } })
      await expectProblem(again, 'id_taken')
    }
    expect(await expectTask(await person.send('GET', `/tasks/${task.id}`))).toEqual(task)
  })

  it('is taken by a task in the trash, and free once that is erased', async () => {
    const person = await newPerson()
    const body = { title: 'A', id: randomUUID() }
    await person.add(body)
    await person.send('DELETE', `/tasks/${body.id}`)
    await expectProblem(await person.send('POST', '/tasks', { body }), 'id_taken')
    await person.send('DELETE', `/tasks/${body.id}?permanent=true`)
    await expectTask(await person.send('POST', '/tasks', { body }), 201)
  })

  it('never meets the same id of someone else', async () => {
    const [one, two] = [await newPerson(), await newPerson()]
    const id = randomUUID()
    const [first, second] = [
      await one.add({ title: 'One', id }),
      await two.add({ title: 'Two', id }),
    ]
    await one.send('DELETE', `/tasks/${id}?permanent=true`)
    expect([first.title, second.title]).toEqual(['One', 'Two'])
    await expectProblem(await one.send('GET', `/tasks/${id}`), 'not_found')
    expect(await expectTask(await two.send('GET', `/tasks/${id}`))).toEqual(second)
  })

  it('makes exactly one task of 20 simultaneous requests', async () => {
    const person = await newPerson()
    const body = { title: 'A', id: randomUUID() }
    const attempts = Array.from({ length: 20 }, () => person.send('POST', '/tasks', { body }))
    expect(countStatuses(await Promise.all(attempts))).toEqual({ 201: 1, 409: 19 })
  })
})
