import { describe, it } from 'vitest'
import { expectProblem, expectTask } from '../harness/answers'
import { newPerson, type Person } from '../harness/person'

const good = '{"title":"A"}'

describe('the type of a body', () => {
  const patches = [
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="utf-8";x=y',
  ]
  const others = ['text/plain', 'text/json', 'application/jsonx', 'application/*', '*/*', ';', '']
  const merge = 'application/merge-patch+json'
  const form = 'application/x-www-form-urlencoded'
  const create = (by: Person, type: string) => sendAs(by, { method: 'POST', path: '/tasks', type })
  const change = async (by: Person, method: string, type: string) => {
    const { id } = await by.add({ title: 'A' })
    return await sendAs(by, { method, path: `/tasks/${id}`, type })
  }

  it.each(patches)('is JSON: %s', async (type) => {
    const person = await newPerson()
    await expectTask(await create(person, type), 201)
    await expectTask(await change(person, 'PUT', type))
    await expectTask(await change(person, 'PATCH', type))
  })

  it('is a merge patch on PATCH alone', async () => {
    const person = await newPerson()
    await expectTask(await change(person, 'PATCH', merge))
    await expectProblem(await change(person, 'PUT', merge), 'unsupported_media_type')
    await expectProblem(await create(person, merge), 'unsupported_media_type')
  })

  it.each([...others, form, 'multipart/form-data; boundary=a', 'application/vnd.api+json'])(
    'is refused: "%s"',
    async (type) => {
      const person = await newPerson()
      await expectProblem(await create(person, type), 'unsupported_media_type')
      await expectProblem(await change(person, 'PUT', type), 'unsupported_media_type')
      await expectProblem(await change(person, 'PATCH', type), 'unsupported_media_type')
    },
  )
})

/** Without a type where it is empty: bytes, unlike a string, bring none of their own. */
function sendAs(by: Person, { method, path, type }: Record<'method' | 'path' | 'type', string>) {
  const headers: Record<string, string> = type ? { 'content-type': type } : {}
  return by.send(method, path, { raw: new TextEncoder().encode(good), headers })
}
