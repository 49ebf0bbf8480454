import { describe, expect, it } from 'vitest'
import { newAccount } from '../harness/new-account'
import { newPerson, send } from '../harness/person'
import {
  everythingOf,
  pathOf,
  type TaskRequest,
  taskFor,
  taskRequests,
  unsafeTaskRequests,
} from '../harness/task-requests'

type Sender = [name: string, headers: Record<string, string>]

const ownPages: Sender[] = [
  ['its own Origin', { origin: 'http://localhost:3000' }],
  ['no Origin and Sec-Fetch-Site same-origin', { 'sec-fetch-site': 'same-origin' }],
]

/** A page without an origin, in a frame of this site. */
const sandboxed = { origin: 'null', 'sec-fetch-site': 'same-origin' }

const otherPages: Sender[] = [
  ['another Origin', { origin: 'https://evil.example' }],
  ['an Origin with a longer host', { origin: 'http://localhost:3000.evil.example' }],
  ['an Origin with a longer port', { origin: 'http://localhost:30001' }],
  ['an Origin with another port', { origin: 'http://localhost:3001' }],
  ['an Origin without the port', { origin: 'http://localhost' }],
  ['an Origin with another scheme', { origin: 'https://localhost:3000' }],
  ['the Origin of another name for this machine', { origin: 'http://127.0.0.1:3000' }],
  ['the Origin null', { origin: 'null' }],
  ['an empty Origin', { origin: '' }],
  [
    'another Origin that claims to be the same',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site' }],
  ['Sec-Fetch-Site none', { 'sec-fetch-site': 'none' }],
  ['a Referer of its own alone', { referer: 'http://localhost:3000/tasks' }],
  ['neither header', {}],
]

describe.each(unsafeTaskRequests)('$method $path with a cookie', (request) => {
  it.each(ownPages)('is answered with %s', async (_name, sender) => {
    expect((await ask(request, sender)).response.status).toBe(request.status)
  })

  it('is forbidden to any other page, and changes nothing', async () => {
    const { person, cookie } = await newAccount()
    const path = `/api/${person.id}${pathOf(request, await taskFor(person, request))}`
    const before = await everythingOf(person)
    const statuses: [string, number][] = []
    for (const [name, sender] of otherPages) {
      const sent = { headers: { cookie, ...sender }, body: request.body }
      statuses.push([name, (await send(request.method, path, sent)).status])
    }
    expect(statuses).toEqual(otherPages.map(([name]) => [name, 403]))
    expect(await everythingOf(person)).toEqual(before)
  })
})

describe('Better Auth’s routes with a cookie', () => {
  const path = '/api/auth/update-user'
  const body = { name: 'Another' }

  it.each(ownPages)('are answered with %s', async (_name, sender) => {
    const { cookie } = await newAccount()
    const sent = { headers: { cookie, ...sender }, body }
    expect((await send('POST', path, sent)).status).toBe(200)
  })

  it.each([
    ...otherPages,
    ['an address for an Origin', { origin: 'http://localhost:3000/tasks' }],
    ['the Origin null and Sec-Fetch-Site same-origin', sandboxed],
  ] satisfies Sender[])('are forbidden with %s', async (_name, sender) => {
    const { cookie } = await newAccount()
    const sent = { headers: { cookie, ...sender }, body }
    expect((await send('POST', path, sent)).status).toBe(403)
  })

  it('ask no Origin of a session token, whatever else is in the cookies', async () => {
    const { sessionToken } = await newAccount()
    const headers = { authorization: `Bearer ${sessionToken}`, cookie: 'theme=dark' }
    expect((await send('POST', path, { headers, body })).status).toBe(200)
  })
})

const safe = taskRequests.filter((request) => !unsafeTaskRequests.includes(request))

it.each(safe)('answers $method $path with a cookie whatever page sends it', async (request) => {
  for (const [, sender] of [...otherPages, ...ownPages]) {
    expect((await ask(request, sender)).response.status).toBe(request.status)
  }
})

it.each(unsafeTaskRequests)('asks no Origin of a token on $method $path', async (request) => {
  const person = await newPerson()
  const id = await taskFor(person, request)
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const sent = { headers, body: request.body }
  expect((await person.send(request.method, pathOf(request, id), sent)).status).toBe(request.status)
})

const shared: { by?: Awaited<ReturnType<typeof newAccount>> } = {}

/** Signing up costs a hash; whose cookie it is makes no difference to the answer. */
async function ask(request: TaskRequest, sender: Record<string, string>) {
  shared.by ??= await newAccount()
  const { person, cookie } = shared.by
  const path = `/api/${person.id}${pathOf(request, await taskFor(person, request))}`
  const response = await send(request.method, path, {
    headers: { cookie, ...sender },
    body: request.body,
  })
  return { response }
}
