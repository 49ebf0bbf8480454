import { expect, it } from 'vitest'
import { newPerson } from '../harness/person'

function countTimers() {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
}

it('leaves no timer behind, and with it the rows, once a request has its answer', async () => {
  const person = await newPerson()
  await person.send('GET', '/tasks')
  const before = countTimers()
  for (let i = 0; i < 20; i += 1) await person.send('GET', '/tasks')
  expect(countTimers()).toBeLessThan(before + 20)
})
