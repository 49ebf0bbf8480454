import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type SendOptions, send } from '../harness/person'

const json = { 'content-type': 'application/json' }
const person = (changes: object) => ({
  name: 'A',
  email: `${randomUUID()}@example.com`,
  password: randomUUID(),
  ...changes,
})

const cases: [name: string, method: string, path: string, options: SendOptions][] = [
  ['a name with NUL', 'POST', 'sign-up/email', { body: person({ name: 'a\0b' }) }],
  ['an address with NUL', 'POST', 'sign-up/email', { body: person({ email: 'a\0b@example.com' }) }],
  ['a name that is a number', 'POST', 'sign-up/email', { body: person({ name: 1 }) }],
  ['an empty name', 'POST', 'sign-up/email', { body: person({ name: ' ' }) }],
  ['a very long name', 'POST', 'sign-up/email', { body: person({ name: 'x'.repeat(201) }) }],
  [
    'a very long address',
    'POST',
    'sign-up/email',
    { body: person({ email: `${'x'.repeat(250)}@example.com` }) },
  ],
  ['a sign-in with another service', 'POST', 'sign-in/social', { body: { provider: 'github' } }],
  ['an array', 'POST', 'sign-up/email', { body: [] }],
  ['text that is not JSON', 'POST', 'sign-up/email', { raw: '{', headers: json }],
  ['an empty body', 'POST', 'sign-in/email', { raw: '', headers: json }],
  [
    'another type of body',
    'POST',
    'sign-in/email',
    { raw: 'a=b', headers: { 'content-type': 'text/plain' } },
  ],
  ['an address that is an object', 'POST', 'sign-in/email', { body: { email: {}, password: 'x' } }],
  ['a path that does not exist', 'GET', 'nothing', {}],
  ['a very long path', 'GET', 'x'.repeat(6_000), {}],
  ['a path with NUL', 'GET', 'reset-password/%00?callbackURL=/', {}],
  ['a path of Better Auth’s that nothing uses', 'POST', 'verify-password', { body: {} }],
]

describe('Better Auth’s routes', () => {
  it.each(cases)('answer %s with a 4xx', async (_name, method, path, options) => {
    const response = await send(method, `/api/auth/${path}`, options)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(response.headers.get('x-request-id')).not.toBeNull()
  })

  it('refuse a body over 64 KiB', async () => {
    const response = await send('POST', '/api/auth/sign-up/email', {
      body: person({ name: 'x'.repeat(65_536) }),
    })
    expect(response.status).toBe(413)
  })
})
