import { expect, it } from 'vitest'
import { newPerson } from '../harness/person'

/** Every character that JSON may escape, and those around which its writers differ. */
const controls = Array.from({ length: 0x1f }, (_, i) => String.fromCharCode(i + 1)).join('')
const hostile =
  '"\\" \\u0000 \\n / </script> \u2028\u2029 \u00a0 \ufeff é e\u0301 👩‍👩‍👧 🦊 \u{10ffff} \uffff'

const tasks = [
  { title: 'Plain' },
  {
    title: `a ${hostile} z`,
    description: `${controls}\u007f\u0080\u009f ${hostile} {"a": [1, null]}`,
    priority: 'high',
    due_date: '9999-12-31',
    due_time: '00:05',
    tags: ['a"b', 'a\\b', '{a,b}', 'null', "'", 'a\u2028b', '🦊'],
    completed: true,
  },
  { title: '\\', description: ' ', due_date: '1970-01-01', tags: ['\\"', ','] },
]

it('a list has each task byte for byte as it is read alone, whatever its text', async () => {
  const person = await newPerson()
  const alone: string[] = []
  for (const task of tasks) {
    const { id } = await person.add(task)
    alone.unshift(await (await person.send('GET', `/tasks/${id}`)).text())
  }
  const list = await person.send('GET', '/tasks')
  expect(await list.text()).toBe(`[${alone.join()}]`)
})
