import { describe, expect, it } from 'vitest'
import { newPerson, send } from '../harness/person'
import { newAddress } from '../harness/security-log'
import { signIn, signUp } from '../harness/sign-up'

// These tests run under RATE_LIMIT_PER_MINUTE=0.

function limitHeaders({ headers }: Response) {
  return [...headers.keys()].filter((name) => /ratelimit|retry-after/.test(name))
}

describe('where limits are switched off', () => {
  it('a user is answered as often as they ask, and told of none', async () => {
    const person = await newPerson()
    for (let i = 0; i < 601; i += 1) {
      const response = await person.send('GET', '/tasks/x')
      expect([response.status, limitHeaders(response)]).toEqual([404, []])
    }
  })

  it('a failure is answered as often as it comes, and told of none', async () => {
    const headers = { 'x-real-ip': newAddress() }
    for (let i = 0; i < 61; i += 1) {
      const response = await send('GET', '/api/me/tasks', { headers })
      expect([response.status, limitHeaders(response)]).toEqual([401, []])
    }
  })

  it('signing in is, too', async () => {
    const account = await signUp()
    const address = newAddress()
    for (let i = 0; i < 5; i += 1) {
      expect((await signIn(account, { 'x-real-ip': address })).person.id).toBe(account.person.id)
    }
  })
})
