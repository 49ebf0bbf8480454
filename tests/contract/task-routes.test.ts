import { describe, expect, it } from 'vitest'
import { newPerson } from '../harness/person'
import { signUp } from '../harness/sign-up'

describe('creating a task', () => {
  it('answers 201 with the task, its address and its version', async () => {
    const person = await newPerson()
    const response = await person.send('POST', '/tasks', {
      body: { title: ' Buy milk ', tags: ['A', 'a '] },
    })
    const task = await response.json()
    expect(response.status).toBe(201)
    expect(response.headers.get('etag')).toBe('"1"')
    expect(task).toMatchObject({ title: 'Buy milk', tags: ['a'], completed: false })
    const { person: real } = await signUp()
    const list = await real.send('GET', '/tasks')
    expect([list.status, await list.text()]).toEqual([200, '[]'])
  })
})
