import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { newAccount } from '../harness/new-account'
import { json, newPerson, type SendOptions, send } from '../harness/person'
import { newAddress } from '../harness/security-log'
import { signUp } from '../harness/sign-up'

const origin = 'https://app.example.com'
const second = 'http://localhost:5173'

// The environment is read once, at first use, which is later than this.
vi.stubEnv('CORS_ORIGINS', `${origin}, ${second}`)
vi.stubEnv('RATE_LIMIT_PER_MINUTE', '1000')

/** Every header that the contract gives an answer to be read. */
const readable = [
  'etag',
  'link',
  'location',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'set-auth-token',
  'x-request-id',
  'x-total-count',
  'x-next-cursor',
  'idempotency-replayed',
]
/** Every header that a request may need and no page may send unasked. */
const needed = [
  'authorization',
  'content-type',
  'if-match',
  'if-none-match',
  'idempotency-key',
  'x-request-id',
]

const others = [
  'null',
  'https://elsewhere.example',
  'https://app.example.com.evil.example',
  'https://evil-app.example.com',
  'https://sub.app.example.com',
  'http://app.example.com',
  'https://app.example.com:8443',
  'https://app.example.com/',
  'https://APP.example.com',
  'https://app.example.co',
  `${origin}, ${second}`,
  'http://localhost:3000',
  '*',
]

function namesIn({ headers }: Response, name: string) {
  return (headers.get(name) ?? '').split(/, */).map((each) => each.toLowerCase())
}

function corsOf({ headers }: Response) {
  return [...headers].filter(([name]) => name.startsWith('access-control'))
}

type Asked = [name: string, status: number, ask: (options: SendOptions) => Promise<Response>]

/** Answers of every kind. */
const answers: Asked[] = [
  ['a list', 200, async (options) => (await newPerson()).send('GET', '/tasks', options)],
  [
    'a new task',
    201,
    async (options) =>
      (await newPerson()).send('POST', '/tasks', { ...options, body: { title: 'A' } }),
  ],
  ['an export', 200, async (options) => (await newPerson()).send('GET', '/export', options)],
  [
    'an own log',
    200,
    async (options) => (await newPerson()).send('GET', '/security-events', options),
  ],
  ['a head', 200, async (options) => (await newPerson()).send('HEAD', '/tasks', options)],
  [
    'no such task',
    404,
    async (options) => (await newPerson()).send('GET', `/tasks/${randomUUID()}`, options),
  ],
  [
    'a fault',
    422,
    async (options) => (await newPerson()).send('POST', '/tasks', { ...options, body: {} }),
  ],
  [
    'an answer of Better Auth with a session token',
    200,
    async ({ headers }) => {
      const { sessionToken } = await newAccount()
      return send('POST', '/api/auth/update-user', {
        headers: { ...headers, authorization: `Bearer ${sessionToken}` },
        body: { name: 'Another' },
      })
    },
  ],
  ['a wrong method', 405, async (options) => (await newPerson()).send('PUT', '/tasks', options)],
  ['no credential', 401, async (options) => send('GET', '/api/me/tasks', options)],
  ['no route', 404, async (options) => send('GET', '/api/x/y', options)],
  ['liveness', 200, async (options) => send('GET', '/api/health/live', options)],
]

describe.each(answers)('the answer of %s', (_name, status, ask) => {
  it.each([origin, second])('can be read by a page of %s', async (from) => {
    const response = await ask({ headers: { origin: from } })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(from)
    expect(namesIn(response, 'access-control-expose-headers')).toEqual(
      expect.arrayContaining(readable),
    )
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('vary')).toBe('Authorization, Cookie, Origin')
  })

  it('can be read by no other page', async () => {
    for (const from of others) {
      const response = await ask({ headers: { origin: from } })
      expect([from, response.status, corsOf(response)]).toEqual([from, status, []])
      expect(namesIn(response, 'vary')).toContain('origin')
    }
    const response = await ask({})
    expect(corsOf(response)).toEqual([])
    expect(namesIn(response, 'vary')).toContain('origin')
  })
})

const paths = [
  '/api/me/tasks',
  `/api/me/tasks/${randomUUID()}`,
  `/api/me/tasks/${randomUUID()}/complete`,
  `/api/me/tasks/${randomUUID()}/restore`,
  '/api/me/security-events',
  '/api/me/export',
  '/api/health/live',
  '/api/health/ready',
  '/api/auth/token',
]

describe.each(paths)('a preflight of %s', (path) => {
  const preflight = (from: string, headers: Record<string, string> = {}) =>
    send('OPTIONS', path, {
      headers: {
        origin: from,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
        ...headers,
      },
    })

  it('allows a known page what the route takes', async () => {
    const response = await preflight(origin)
    expect([response.status, await response.text()]).toEqual([204, ''])
    const { headers } = response
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-allow-methods')).toBe(headers.get('allow'))
    expect(namesIn(response, 'access-control-allow-headers').sort()).toEqual([...needed].sort())
    expect(Number(headers.get('access-control-max-age'))).toBeGreaterThan(0)
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(namesIn(response, 'vary')).toContain('origin')
  })

  it('allows another page nothing', async () => {
    for (const from of others) {
      const response = await preflight(from)
      expect([from, response.status, corsOf(response)]).toEqual([from, 204, []])
      expect(namesIn(response, 'vary')).toContain('origin')
    }
  })

  it('is told from a plain OPTIONS', async () => {
    const response = await send('OPTIONS', path, { headers: { origin } })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBeNull()
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
  })
})

describe('a page of a known origin', () => {
  it('reads the limits, the page that follows and a replay', async () => {
    const person = await newPerson()
    const headers = { origin, 'idempotency-key': 'k' }
    await person.send('POST', '/tasks', { body: { title: 'A' }, headers })
    const replay = await person.send('POST', '/tasks', { body: { title: 'A' }, headers })
    await person.add({ title: 'B' })
    const page = await person.send('GET', '/tasks?limit=1&include_total=true', { headers })
    const sent = [...replay.headers.keys(), ...page.headers.keys()]
    const others = ['retry-after', 'set-auth-token']
    expect(sent).toEqual(expect.arrayContaining(readable.filter((name) => !others.includes(name))))
  })

  it.each([
    ['a cookie', async () => ({ cookie: (await account()).cookie })],
    [
      'a cookie that says it is of the same site',
      async () => ({ cookie: (await account()).cookie, 'sec-fetch-site': 'same-site' }),
    ],
  ])('cannot write with %s', async (_name, headersOf) => {
    const headers = { ...(await headersOf()), origin }
    const response = await send('POST', '/api/me/tasks', { headers, body: { title: 'Planted' } })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    const list = await send('GET', '/api/me/tasks', { headers: { cookie: headers.cookie } })
    expect(await json(list)).toEqual([])
  })

  it.each(['/sign-out', '/change-password', '/delete-user'])(
    'cannot use a cookie at %s',
    async (path) => {
      const { cookie, password, person } = await account()
      const body = { password, currentPassword: password, newPassword: randomUUID() }
      const response = await send('POST', `/api/auth${path}`, { headers: { cookie, origin }, body })
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      expect((await person.send('GET', '/tasks')).status).toBe(200)
    },
  )

  it('does everything with a token', async () => {
    const person = await newPerson()
    const headers = { origin, 'sec-fetch-site': 'cross-site' }
    const made = await person.send('POST', '/tasks', { headers, body: { title: 'A' } })
    const { id } = await json<{ id: string }>(made)
    const response = await person.send('DELETE', `/tasks/${id}`, { headers })
    expect([made.status, response.status]).toEqual([201, 204])
  })
})

/** Somebody who signed up at an address of their own, since sign-up is limited by address. */
function account() {
  return signUp({ 'x-real-ip': newAddress() })
}
