import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newPerson, type Person, send } from '../harness/person'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Ask = (by: Person, headers: Record<string, string>) => Promise<Response>

const noStore = 'private, no-store'
const noCache = 'private, no-cache'
const answers: [string, number, string, Ask][] = [
  ['a list', 200, noStore, (by, headers) => by.send('GET', '/tasks', { headers })],
  ['a new task', 201, noStore, (by, headers) => by.send('POST', '/tasks', { headers, ...titled })],
  ['a task', 200, noCache, (by, headers) => onTask(by, 'GET', '', headers)],
  ['a task without its body', 200, noCache, (by, headers) => onTask(by, 'HEAD', '', headers)],
  [
    'a task unchanged',
    304,
    noCache,
    (by, headers) => onTask(by, 'GET', '', { ...headers, ...seen }),
  ],
  ['a change', 200, noStore, (by, headers) => onTask(by, 'PATCH', '', headers)],
  ['a toggle', 200, noStore, (by, headers) => onTask(by, 'PATCH', '/complete', headers)],
  ['a removal', 204, noStore, (by, headers) => onTask(by, 'DELETE', '', headers)],
  ['a conflict', 409, noStore, (by, headers) => onTask(by, 'POST', '/restore', headers)],
  ['no credential', 401, noStore, (_, headers) => send('GET', '/api/me/tasks', { headers })],
  ['no task', 404, noStore, (by, headers) => by.send('GET', `/tasks/${randomUUID()}`, { headers })],
  ['no route', 404, noStore, (_, headers) => send('GET', '/api/x/y', { headers })],
  ['a wrong method', 405, noStore, (by, headers) => by.send('DELETE', '/tasks', { headers })],
  ['options', 204, noStore, (_, headers) => send('OPTIONS', '/api/me/tasks', { headers })],
  ['liveness', 200, noStore, (_, headers) => send('GET', '/api/health/live', { headers })],
  ['readiness', 200, noStore, (_, headers) => send('GET', '/api/health/ready', { headers })],
  ['a session', 200, noStore, (_, headers) => send('GET', '/api/auth/get-session', { headers })],
  ['Better Auth', 200, noStore, (_, headers) => send('GET', '/api/auth/jwks', { headers })],
]

const titled = { body: { title: 'A' } }
const seen = { 'if-none-match': '"1"' }

describe.each(answers)('the answer of %s', (_name, status, cacheControl, ask) => {
  it('has every header of the API and the request id it was given', async () => {
    const response = await ask(await newPerson(), { 'x-request-id': 'Mine-1._' })
    expect(response.status).toBe(status)
    expect(response.headers.get('x-request-id')).toBe('Mine-1._')
    expect(response.headers.get('cache-control')).toBe(cacheControl)
    expect(response.headers.get('vary')).toBe('Authorization, Cookie, Origin')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('X-Request-Id', () => {
  it.each(['a', '0', 'x'.repeat(128), 'a.b_c-D9'])('is kept: %s', async (given) => {
    const response = await send('GET', '/api/health/live', { headers: { 'x-request-id': given } })
    expect(response.headers.get('x-request-id')).toBe(given)
  })

  it.each(['', 'x'.repeat(129), 'a b', 'a, b', 'a/b', 'a"b', 'é', 'a;b', '<script>'])(
    'is replaced: %s',
    async (given) => {
      const response = await send('GET', '/api/health/live', { headers: { 'x-request-id': given } })
      expect(response.headers.get('x-request-id')).toMatch(uuid)
    },
  )

  it('is another one for each request without', async () => {
    const ask = async () => (await send('GET', '/api/health/live')).headers.get('x-request-id')
    const [first, second] = [await ask(), await ask()]
    expect(first).toMatch(uuid)
    expect(second).not.toBe(first)
  })
})

async function onTask(by: Person, method: string, rest: string, headers: Record<string, string>) {
  const { id } = await by.add({ title: 'A' })
  const body = method === 'PATCH' && !rest ? { body: { title: 'B' } } : {}
  return await by.send(method, `/tasks/${id}${rest}`, { headers, ...body })
}
