import { describe, expect, it } from 'vitest'
import { newAccount } from '../harness/new-account'
import { newPerson, type SendOptions, send } from '../harness/person'
import { pathOf, taskRequests } from '../harness/task-requests'

/** Each is wrong with a request in a way that is answered later than a missing credential. */
const laterFaults: [name: string, fault: { taskId?: string; options: SendOptions }][] = [
  ['nothing else', { options: {} }],
  ['an Accept that takes no JSON', { options: { headers: { accept: 'text/html' } } }],
  ['an id that is no UUID', { taskId: 'nonsense', options: {} }],
  ['a body of another type', { options: { raw: 'x', headers: { 'content-type': 'text/plain' } } }],
  [
    'a body that is no JSON',
    { options: { raw: '{', headers: { 'content-type': 'application/json' } } },
  ],
  ['a body with unknown fields', { options: { body: { unknown: 1 } } }],
  ['a foreign Origin', { options: { headers: { origin: 'https://evil.example' } } }],
]

const refused: [name: string, headers: () => Promise<Record<string, string>>][] = [
  ['no credential', async () => ({})],
  ['a bad token', async () => ({ authorization: 'Bearer nonsense' })],
  ['a cookie of nobody’s', async () => ({ cookie: 'better-auth.session_token=a.b' })],
  ['a cookie that was signed out', signedOutCookie],
]

describe.each(refused)('%s', (_name, credential) => {
  it.each(laterFaults)('is 401 before %s is looked at', async (_fault, { taskId, options }) => {
    const { id: other } = await newPerson()
    const headers = { ...(await credential()), ...options.headers }
    for (const request of taskRequests) {
      const path = pathOf(request, taskId ?? crypto.randomUUID())
      const sent = withoutBodyWhereForbidden(request.method, { ...options, headers })
      const statuses = ['me', other].map(
        async (user) => (await send(request.method, `/api/${user}${path}`, sent)).status,
      )
      expect([request.method, path, ...(await Promise.all(statuses))]).toEqual([
        request.method,
        path,
        401,
        401,
      ])
    }
  })
})

it.each(laterFaults)(
  'answers 403 for another’s path before %s is looked at',
  async (_fault, { taskId, options }) => {
    const [person, other] = [await newPerson(), await newPerson()]
    const headers = { authorization: `Bearer ${person.token}`, ...options.headers }
    for (const request of taskRequests) {
      const path = `/api/${other.id}${pathOf(request, taskId ?? crypto.randomUUID())}`
      const sent = withoutBodyWhereForbidden(request.method, { ...options, headers })
      const { status } = await send(request.method, path, sent)
      expect([request.method, path, status]).toEqual([request.method, path, 403])
    }
  },
)

async function signedOutCookie(): Promise<Record<string, string>> {
  const { cookie } = await newAccount()
  const headers = { cookie, origin: 'http://localhost:3000' }
  await send('POST', '/api/auth/sign-out', { headers, body: {} })
  return { cookie }
}

function withoutBodyWhereForbidden(method: string, options: SendOptions): SendOptions {
  return ['GET', 'HEAD'].includes(method) ? { headers: options.headers } : options
}
