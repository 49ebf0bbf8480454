import { describe, expect, it } from 'vitest'
import { expectInvalid, expectProblem, expectTask, expectTasks } from '../harness/answers'
import { newPerson } from '../harness/person'

const unstorable = ['\u0000', 'a\u0000b', '\ud800', 'a\udfff', '\udc00\ud800', '🦊\ud83e']
const controls = ['\u0001', '\u0008', '\u000b', '\u000c', '\u000d', '\u001b', '\u007f', '\u009f']
const kept = [
  "'; drop table tasks; --",
  '<script>alert(1)</script>',
  '%s %d {{x}} \\u0000 \\',
  '\u202eright to left\u202c',
  'zero\u200bwidth \u200d joiner',
  '👩‍👩‍👧‍👦 🇩🇪 e\u0301 é',
  '\uffff \ufffe \ufffd \u{10ffff}',
  '$1 ? :name',
  'a\tb\nc',
]

describe.each(['title', 'description', 'tags'])('text of %s', (field) => {
  const bodyOf = (text: string) => ({ title: 'A', [field]: field === 'tags' ? [text] : text })
  const pointer = field === 'tags' ? '/tags/0' : `/${field}`

  it.each(unstorable)('holds neither NUL nor half a surrogate pair: %j', async (text) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'A' })
    const body = bodyOf(text)
    for (const [method, path] of [
      ['POST', '/tasks'] as const,
      ['PATCH', `/tasks/${id}`] as const,
    ]) {
      expect(await expectInvalid(await person.send(method, path, { body }))).toEqual([pointer])
    }
  })

  it.each(controls)('takes control characters in a description alone: %j', async (control) => {
    const person = await newPerson()
    const text = `a${control}b`
    const response = await person.send('POST', '/tasks', { body: bodyOf(text) })
    if (field !== 'description') expect(await expectInvalid(response)).toEqual([pointer])
    else expect((await expectTask(response, 201)).description).toBe(text)
  })

  it.each(kept)('keeps as sent %j', async (text) => {
    const person = await newPerson()
    const { id } = await person.add(bodyOf(text))
    const task = await expectTask(await person.send('GET', `/tasks/${id}`))
    const expected = field === 'tags' ? [text.toLowerCase()] : text
    expect({ ...task }).toHaveProperty(field, expected)
  })
})

describe('text of a query', () => {
  it.each(['search=%00', 'q=a%00', 'tag=%00', 'tag=a%01b', 'priority=%00', 'sort=%00', '%00=a'])(
    'is refused with NUL or a control character: %s',
    async (query) => {
      const person = await newPerson()
      await person.add({ title: 'A' })
      expect(await expectInvalid(await person.send('GET', `/tasks?${query}`))).toHaveLength(1)
    },
  )

  it.each(['%00', '.', '..', '%ED%A0%80', '%ff.%ff', 'a.b.c', '%F0%9F%A6%8A', 'null', '__proto__'])(
    'is refused as a cursor: %s',
    async (cursor) => {
      const person = await newPerson()
      await expectProblem(await person.send('GET', `/tasks?cursor=${cursor}`), 'bad_cursor')
    },
  )

  it.each(['search=%zz', 'search=%ff', 'search=%ED%A0%80', 'tag=%ff', "search='%20or%201=1--"])(
    'is text, however it is escaped: %s',
    async (query) => {
      const person = await newPerson()
      await person.add({ title: 'A' })
      expect(await expectTasks(await person.send('GET', `/tasks?${query}`))).toEqual([])
    },
  )

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'is refused as the name of a parameter: "%s"',
    async (name) => {
      const person = await newPerson()
      expect(await expectInvalid(await person.send('GET', `/tasks?${name}=1`))).toEqual([name])
    },
  )
})
