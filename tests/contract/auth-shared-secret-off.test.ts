import { expect, it, vi } from 'vitest'
import { newPerson, send, sharedToken } from '../harness/person'
import { signUp } from '../harness/sign-up'
import { answerTo, refusal } from '../harness/tokens'

// The environment is read once, at first use, which is later than this.
vi.stubEnv('JWT_SHARED_SECRET', 'off')

it('refuses every token of the shared secret, as any bad one', async () => {
  const person = await newPerson()
  for (const sid of [person.sessionId, undefined]) {
    const token = await sharedToken({ sub: person.id, sid })
    expect(await answerTo(token)).toEqual(await refusal())
  }
})

it('takes the other credentials as before', async () => {
  const { person, cookie, sessionToken } = await signUp()
  expect((await answerTo(person.token)).status).toBe(200)
  expect((await answerTo(sessionToken)).status).toBe(200)
  expect((await send('GET', '/api/me/tasks', { headers: { cookie } })).status).toBe(200)
})
