import { randomUUID } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { json, send, sharedToken } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import { signIn, signUp } from '../harness/sign-up'

const origin = 'http://localhost:3000'

// Vitest sets it, and Better Auth then leaves its checks of origin out.
vi.stubEnv('TEST', '')

it('sends nobody on who signs in, and gives them their session', async () => {
  const { email, password } = await signUp()
  for (const callbackURL of ['/tasks', '/\u2603']) {
    const body = { email, password, callbackURL }
    const response = await send('POST', '/api/auth/sign-in/email', { body })
    expect(response.status).toBe(200)
    expect(response.headers.get('location')).toBeNull()
    expect(await json(response)).toMatchObject({ redirect: false })
  }
})

describe('signing up', () => {
  it.each([
    { length: 9, status: 400 },
    { length: 10, status: 200 },
    { length: 128, status: 200 },
    { length: 129, status: 400 },
  ])('answers $status to a password of $length characters', async ({ length, status }) => {
    const body = { name: 'A', email: `${randomUUID()}@example.com`, password: 'p'.repeat(length) }
    expect((await send('POST', '/api/auth/sign-up/email', { body })).status).toBe(status)
  })

  it('refuses an address that has an account', async () => {
    const { email } = await signUp()
    const body = { name: 'A', email, password: 'another-password' }
    const response = await send('POST', '/api/auth/sign-up/email', { body })
    expect(response.status).toBe(422)
    expect(response.headers.get('set-auth-token')).toBeNull()
  })

  it.each([
    ['no address', { email: undefined }],
    ['a bad address', { email: 'nonsense' }],
    ['no password', { password: undefined }],
  ])('refuses %s', async (_name, changes) => {
    const good = { name: 'A', email: `${randomUUID()}@example.com`, password: randomUUID() }
    const body = { ...good, ...changes }
    expect((await send('POST', '/api/auth/sign-up/email', { body })).status).toBe(400)
  })

  it('does not let anybody choose the id or verify the address', async () => {
    const email = `${randomUUID()}@example.com`
    const body = { id: 'chosen', emailVerified: true, name: 'A', email, password: randomUUID() }
    const response = await send('POST', '/api/auth/sign-up/email', { body })
    const text = await response.text()
    expect(text).not.toContain('chosen')
    expect(text).not.toContain('"emailVerified":true')
  })
})

describe('signing in', () => {
  it('answers a wrong password and an unknown address with one and the same 401', async () => {
    const { email } = await signUp()
    const answers = [email, `${randomUUID()}@example.com`].map(async (address) => {
      const body = { email: address, password: 'wrong-password' }
      const response = await send('POST', '/api/auth/sign-in/email', { body })
      return [response.status, await response.text(), response.headers.getSetCookie()]
    })
    const [known, unknown] = await Promise.all(answers)
    expect(known?.[0]).toBe(401)
    expect(known).toEqual(unknown)
  })

  it('sets a cookie that no script can read', async () => {
    const { email, password } = await signUp()
    const response = await send('POST', '/api/auth/sign-in/email', { body: { email, password } })
    const [line = ''] = response.headers.getSetCookie()
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Lax/i)
  })

  it.each([
    ['cors', { 'sec-fetch-mode': 'cors' }],
    ['no', {}],
  ])(
    'works for a program with %s Sec-Fetch-Mode, and neither Origin nor cookie',
    async (_name, headers) => {
      const { email, password } = await signUp()
      const sent = { body: { email, password }, headers }
      expect((await send('POST', '/api/auth/sign-in/email', sent)).status).toBe(200)
    },
  )

  it.each([
    ['another Origin', { origin: 'https://evil.example' }],
    ['another Origin and a mode', { origin: 'https://evil.example', 'sec-fetch-mode': 'cors' }],
    ['a cross-site form', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ])('is forbidden to a browser with %s', async (_name, headers) => {
    const { email, password, cookie } = await signUp()
    const sent = { body: { email, password }, headers: { ...headers, cookie } }
    expect((await send('POST', '/api/auth/sign-in/email', sent)).status).toBe(403)
  })
})

it.each(['/sign-out', '/revoke-sessions', '/change-password', '/delete-user'])(
  'forbids another site’s page %s with a cookie',
  async (path) => {
    const by = await signUp()
    const headers = { cookie: by.cookie, origin: 'https://evil.example', 'sec-fetch-mode': 'cors' }
    const body = {
      currentPassword: by.password,
      newPassword: 'new-password',
      password: by.password,
    }
    expect((await send('POST', `/api/auth${path}`, { headers, body })).status).toBe(403)
    expect((await by.person.send('GET', '/tasks')).status).toBe(200)
  },
)

describe('a token of the key set', () => {
  it('names the user and the session, and lives for 15 minutes', async () => {
    const { person } = await signUp()
    const claims = decodeJwt(person.token)
    const iat = Number(claims.iat)
    const { id: sub, sessionId: sid } = person
    expect(claims).toStrictEqual({ sub, sid, iat, exp: iat + 900, iss: origin, aud: origin })
    expect(sid).not.toBe('')
  })

  it('is signed with EdDSA by a key of the key set, of which only the public half is shown', async () => {
    const { person } = await signUp()
    const { alg, kid } = decodeProtectedHeader(person.token)
    const response = await send('GET', '/api/auth/jwks')
    const { keys } = await json<{ keys: Record<string, string>[] }>(response)
    const key = keys.find((candidate) => candidate.kid === kid)
    expect(alg).toBe('EdDSA')
    expect(key).toStrictEqual({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', kid, x: key?.x })
  })

  it('is a token of the session that asked for it', async () => {
    const by = await signUp()
    const other = await signIn(by)
    expect(other.person.id).toBe(by.person.id)
    expect(other.person.sessionId).not.toBe(by.person.sessionId)
  })

  it.each([
    ['nobody', async () => ({})],
    ['a token of the key set', async () => bearer((await signUp()).person.token)],
    [
      'a token of the shared secret',
      async () => bearer(await sharedToken({ sub: (await signUp()).person.id })),
    ],
    ['a bare session token', async () => bearer((await signUp()).sessionToken.split('.')[0] ?? '')],
  ])('is not made for %s', async (_name, headers) => {
    expect((await send('GET', '/api/auth/token', { headers: await headers() })).status).toBe(401)
  })
})

const besideCookie = ['/token', '/get-session', '/list-sessions'].flatMap((path) =>
  ['Bearer nonsense', 'Bearer a.b.c', 'Bearer', 'Basic YTpi', 'Bearer a, Bearer b'].map(
    (authorization) => ({ path, authorization }),
  ),
)

it.each(besideCookie)(
  'refuses "$authorization" beside a good cookie at $path',
  async ({ path, authorization }) => {
    const { cookie } = await signUp()
    const response = await send('GET', `/api/auth${path}`, { headers: { cookie, authorization } })
    const text = await response.text()
    expect([response.status, text.includes('token"')]).toEqual([401, false])
  },
)

const notOneToken = ['Bearer a, Bearer b', 'Bearer a b', 'Bearer', 'Basic YTpi']

it.each(notOneToken)(
  'refuses "%s" on Better Auth’s routes without a cookie too, and the security log says why',
  async (authorization) => {
    const { email, password } = await signUp()
    const address = newAddress()
    const headers = { authorization, 'x-real-ip': address }
    const responses = [
      await send('GET', '/api/auth/get-session', { headers }),
      await send('POST', '/api/auth/sign-in/email', { headers, body: { email, password } }),
    ]
    expect(responses.map(({ status }) => status)).toEqual([401, 401])
    expect(await eventsFrom(address)).toMatchObject([
      { event: 'authn_token_invalid', reason: 'malformed', count: 2 },
    ])
  },
)

it('refuses another person’s token of the key set beside a cookie at /token', async () => {
  const [by, other] = [await signUp(), await signUp()]
  const headers = { cookie: by.cookie, authorization: `Bearer ${other.person.token}` }
  const response = await send('GET', '/api/auth/token', { headers })
  expect(response.status).toBe(401)
})

it.each([
  ['GET', '/verify-email?token=a'],
  ['POST', '/send-verification-email'],
  ['POST', '/change-email'],
])('has nothing at %s %s', async (method, path) => {
  const { cookie, email } = await signUp()
  const body = method === 'POST' ? { email, newEmail: `new-${email}` } : undefined
  const headers = { cookie, origin }
  expect((await send(method, `/api/auth${path}`, { headers, body })).status).toBe(404)
})

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}
