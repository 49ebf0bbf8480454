import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { session } from '@/db/schema/auth'
import { newAccount } from '../harness/new-account'
import { newPerson, send, sharedToken } from '../harness/person'
import { routes } from '../harness/route-table'
import type { SignedUp } from '../harness/sign-up'
import { pathOf, taskFor, taskRequests } from '../harness/task-requests'

const origin = 'http://localhost:3000'

const credentials: {
  credential: string
  headers(by: SignedUp): Promise<Record<string, string>>
}[] = [
  {
    credential: 'a token of the key set',
    headers: async ({ person }) => ({ authorization: `Bearer ${person.token}` }),
  },
  {
    credential: 'a token of the shared secret',
    headers: async ({ person }) => ({
      authorization: `Bearer ${await sharedToken({ sub: person.id, sid: person.sessionId })}`,
    }),
  },
  {
    credential: 'the signed session token',
    headers: async ({ sessionToken }) => ({ authorization: `Bearer ${sessionToken}` }),
  },
  { credential: 'the session cookie', headers: async ({ cookie }) => ({ cookie, origin }) },
]

describe.each(credentials)('$credential', ({ headers }) => {
  it.each(taskRequests)('opens $method $path', async (request) => {
    const somebody = await newAccount()
    const id = await taskFor(somebody.person, request)
    const path = `/api/${somebody.person.id}${pathOf(request, id)}`
    const sent = { headers: await headers(somebody), body: request.body }
    expect((await send(request.method, path, sent)).status).toBe(request.status)
  })

  it('works under "me" as under the id', async () => {
    const somebody = await newAccount()
    const response = await send('GET', '/api/me/tasks', { headers: await headers(somebody) })
    expect(response.status).toBe(200)
  })
})

it('covers every method that a route under a user’s path allows', async () => {
  const templates = routes.map(({ path }) => path).filter((path) => path.includes('{user_id}'))
  const allowed = templates.map(async (path) => {
    const concrete = path.replace('{user_id}', 'me').replace('{task_id}', crypto.randomUUID())
    const { headers } = await send('OPTIONS', concrete)
    const methods = (headers.get('allow') ?? '').split(', ').filter((name) => name !== 'OPTIONS')
    return methods.map((method) => `${method} ${path}`)
  })
  const covered = taskRequests.map(
    ({ method, path }) => `${method} /api/{user_id}${path.split('?')[0]}`,
  )
  expect([...new Set(covered)].sort()).toEqual((await Promise.all(allowed)).flat().sort())
})

type Spelling = [name: string, authorization: (token: string) => string]

const goodSpellings: Spelling[] = [
  ['bearer', (token) => `bearer ${token}`],
  ['BEARER', (token) => `BEARER ${token}`],
  ['more than one space', (token) => `Bearer   ${token}`],
]

it.each(goodSpellings)('takes a token behind %s', async (_name, authorization) => {
  const { id, token } = await newPerson()
  const headers = { authorization: authorization(token) }
  expect((await send('GET', `/api/${id}/tasks`, { headers })).status).toBe(200)
})

const badSpellings: Spelling[] = [
  ['an empty value', () => ''],
  ['a scheme alone', () => 'Bearer'],
  ['a scheme and a space', () => 'Bearer '],
  ['no scheme', (token) => token],
  ['another scheme', (token) => `Token ${token}`],
  ['a longer scheme', (token) => `Bearerx ${token}`],
  ['no space', (token) => `Bearer${token}`],
  ['a tab', (token) => `Bearer\t${token}`],
  ['quotes', (token) => `Bearer "${token}"`],
  ['two tokens', (token) => `Bearer ${token} ${token}`],
  ['two tokens and a comma', (token) => `Bearer ${token},${token}`],
  ['two credentials', (token) => `Bearer ${token}, Bearer ${token}`],
  ['a credential after Basic', (token) => `Basic YTpi, Bearer ${token}`],
  ['a parameter', (token) => `Bearer ${token}; x=1`],
  ['the token as a parameter', (token) => `Bearer token="${token}"`],
]

it.each(badSpellings)(
  'refuses a good token sent with %s, beside a good cookie too',
  async (_name, authorization) => {
    const { person, cookie } = await newAccount()
    const extras: Record<string, string>[] = [{}, { cookie, origin }]
    for (const extra of extras) {
      const headers = { ...extra, authorization: authorization(person.token) }
      const response = await send('GET', `/api/${person.id}/tasks`, { headers })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer( error="invalid_token")?$/)
    }
  },
)

it.each(['Bearer', 'bearer ', 'Token abc', 'abc.def.ghi'])(
  'names no error of a token where none was sent: %j',
  async (authorization) => {
    const response = await send('GET', '/api/me/tasks', { headers: { authorization } })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  },
)

const badTokens: [name: string, token: (by: SignedUp) => string][] = [
  ['a bare session token', ({ sessionToken }) => sessionToken.split('.')[0] ?? ''],
  ['a session token with a changed signature', ({ sessionToken }) => swapLast(sessionToken)],
  ['a JWT with a changed signature', ({ person }) => swapLast(person.token)],
  ['a word', () => 'nonsense'],
  ['an encrypted token', () => 'a.b.c.d.e'],
  ['a session cookie whole', ({ cookie }) => cookie.replace('=', '%3D')],
]

it.each(badTokens)('refuses %s, and no cookie rescues it', async (_name, token) => {
  const somebody = await newAccount()
  const { person, cookie } = somebody
  const authorization = `Bearer ${token(somebody)}`
  const attempts: Record<string, string>[] = [{}, { cookie, origin }]
  for (const extra of attempts) {
    const headers = { ...extra, authorization }
    const response = await send('GET', `/api/${person.id}/tasks`, { headers })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
  }
})

it('refuses the bare session token of the row itself', async () => {
  const person = await newPerson()
  const { orm } = await openDatabase()
  const rows = await orm.select({ id: session.id, token: session.token }).from(session)
  const bare = rows.find(({ id }) => id === person.sessionId)?.token
  const headers = { authorization: `Bearer ${bare}` }
  expect((await send('GET', `/api/${person.id}/tasks`, { headers })).status).toBe(401)
})

it.each(badTokens)('answers %s with the body of every other refusal', async (_name, token) => {
  const somebody = await newAccount()
  const bodyOf = async (given: string) => {
    const headers = { authorization: `Bearer ${given}`, 'x-request-id': 'the-same' }
    return await (await send('GET', '/api/me/tasks', { headers })).text()
  }
  expect(await bodyOf(token(somebody))).toBe(await bodyOf('unknown'))
})

const noToken: [name: string, headers: Record<string, string>][] = [
  ['no credential', {}],
  ['an empty cookie', { cookie: '' }],
  ['a foreign cookie', { cookie: 'theme=dark' }],
  ['a session cookie that was made up', { cookie: 'better-auth.session_token=a.b' }],
  ['Basic', { authorization: 'Basic YTpi' }],
  ['Digest', { authorization: 'Digest username="a"' }],
]

it.each(noToken)(
  'asks for a token, and names no error, where there is %s',
  async (_name, headers) => {
    const response = await send('GET', '/api/me/tasks', { headers })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  },
)

/** Another last character but one: the last holds bits that no decoder looks at. */
function swapLast(token: string) {
  const at = token.length - 8
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
}
