import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { session, user } from '@/db/schema/auth'
import { newAccount } from '../harness/new-account'
import { json, newPerson, send, sharedToken } from '../harness/person'
import { type SignedUp, signIn } from '../harness/sign-up'
import { pathOf, taskFor, taskRequests } from '../harness/task-requests'

const origin = 'http://localhost:3000'

// Vitest sets it, and Better Auth then leaves its checks of origin out.
vi.stubEnv('TEST', '')

type Ending = { ending: string; end(by: SignedUp): Promise<unknown> }

const sessionEndings: Ending[] = [
  { ending: 'a sign-out with the cookie', end: (by) => post('/sign-out', by) },
  {
    ending: 'a sign-out with the session token',
    end: ({ sessionToken }) =>
      ok('/sign-out', { headers: { authorization: `Bearer ${sessionToken}` }, body: {} }),
  },
  {
    ending: 'a revocation by another session',
    end: async (by) => post('/revoke-session', await signIn(by), { token: bareToken(by) }),
  },
  {
    ending: 'a revocation by itself',
    end: (by) => post('/revoke-session', by, { token: bareToken(by) }),
  },
  { ending: 'a revocation of all', end: async (by) => post('/revoke-sessions', await signIn(by)) },
  {
    ending: 'a revocation of all others',
    end: async (by) => post('/revoke-other-sessions', await signIn(by)),
  },
  {
    ending: 'a changed password elsewhere, even where the others were to be kept',
    end: async (by) => post('/change-password', await signIn(by), passwords(by)),
  },
  { ending: 'its own changed password', end: (by) => post('/change-password', by, passwords(by)) },
  {
    ending: 'the passing of its time',
    end: async ({ person }) => {
      const { orm } = await openDatabase()
      const expiresAt = new Date(Date.now() - 1)
      await orm.update(session).set({ expiresAt }).where(eq(session.id, person.sessionId))
    },
  },
  {
    ending: 'the loss of its row',
    end: async ({ person }) => {
      const { orm } = await openDatabase()
      await orm.delete(session).where(eq(session.id, person.sessionId))
    },
  },
]

const userEndings: Ending[] = [
  {
    ending: 'the loss of the user’s row',
    end: async ({ person }) => {
      const { orm } = await openDatabase()
      await orm.delete(user).where(eq(user.id, person.id))
    },
  },
  {
    ending: 'a deleted account',
    end: (by) => post('/delete-user', by, { password: by.password }),
  },
]

const credentials: [name: string, headers: (by: SignedUp) => Promise<Record<string, string>>][] = [
  ['the token of the key set', async ({ person }) => bearer(person.token)],
  [
    'a token of the shared secret',
    async ({ person }) => bearer(await sharedToken({ sub: person.id, sid: person.sessionId })),
  ],
  ['the session token', async ({ sessionToken }) => bearer(sessionToken)],
  ['the cookie', async ({ cookie }) => ({ cookie, origin })],
]

describe.each([...sessionEndings, ...userEndings])('$ending', ({ end }) => {
  it.each(credentials)('ends %s at once, on every route', async (_name, headersOf) => {
    const by = await newAccount()
    const headers = await headersOf(by)
    const ids = await Promise.all(taskRequests.map((request) => taskFor(by.person, request)))
    await end(by)
    const answers: unknown[] = []
    for (const [i, request] of taskRequests.entries()) {
      const path = `/api/${by.person.id}${pathOf(request, ids[i] ?? '')}`
      const { status } = await send(request.method, path, { headers, body: request.body })
      answers.push([request.method, request.path, status])
    }
    expect(answers).toEqual(taskRequests.map(({ method, path }) => [method, path, 401]))
    const auth = await send('GET', '/api/auth/token', { headers })
    expect(auth.status).toBe(401)
  })
})

describe('a token of the shared secret without a session', () => {
  it.each(sessionEndings)('outlives $ending', async ({ end }) => {
    const by = await newAccount()
    const headers = bearer(await sharedToken({ sub: by.person.id }))
    await end(by)
    expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(200)
  })

  it.each(userEndings)('dies with $ending', async ({ end }) => {
    const by = await newAccount()
    const headers = bearer(await sharedToken({ sub: by.person.id }))
    await end(by)
    expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
  })
})

it('keeps the other sessions of the same person when one is signed out', async () => {
  const by = await newAccount()
  const other = await signIn(by)
  await post('/sign-out', by)
  for (const [, headersOf] of credentials) {
    const response = await send('GET', '/api/me/tasks', { headers: await headersOf(other) })
    expect(response.status).toBe(200)
  }
})

it('keeps everybody else’s sessions when one person’s are revoked', async () => {
  const [by, other] = [await newAccount(), await newAccount()]
  await post('/revoke-sessions', by)
  expect((await other.person.send('GET', '/tasks')).status).toBe(200)
})

it('does not revoke another person’s session by its token', async () => {
  const [by, other] = [await newAccount(), await newAccount()]
  const headers = { cookie: by.cookie, origin }
  const body = { token: bareToken(other) }
  await send('POST', '/api/auth/revoke-session', { headers, body })
  expect((await other.person.send('GET', '/tasks')).status).toBe(200)
})

it('lists a person’s sessions to one that is days old, which may end them', async () => {
  const by = await newAccount()
  const other = await signIn(by)
  const { orm } = await openDatabase()
  const createdAt = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
  await orm.update(session).set({ createdAt }).where(eq(session.id, by.person.sessionId))
  const response = await send('GET', '/api/auth/list-sessions', { headers: { cookie: by.cookie } })
  expect(response.status).toBe(200)
  const listed = await json<{ id: string; token: string }[]>(response)
  expect(new Set(listed.map(({ id }) => id))).toEqual(
    new Set([by.person.sessionId, other.person.sessionId]),
  )
  const token = listed.find(({ id }) => id === other.person.sessionId)?.token
  await post('/revoke-session', by, { token })
  expect((await other.person.send('GET', '/tasks')).status).toBe(401)
})

it('gives the session that changed the password a new one, which works', async () => {
  const by = await newAccount()
  const response = await post('/change-password', by, passwords(by))
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  expect((await send('GET', '/api/me/tasks', { headers: { cookie } })).status).toBe(200)
})

it('erases a deleted account’s tasks with it, and nobody else’s', async () => {
  const [by, other] = [await newAccount(), await newPerson()]
  await by.person.add({ title: 'Milk' })
  await other.add({ title: 'Bread' })
  await post('/delete-user', by, { password: by.password })
  expect(await json(await other.send('GET', '/tasks'))).toHaveLength(1)
})

async function post(path: string, by: Pick<SignedUp, 'cookie'>, body: object = {}) {
  return await ok(path, { headers: { cookie: by.cookie, origin }, body })
}

async function ok(path: string, sent: { headers: Record<string, string>; body: object }) {
  const response = await send('POST', `/api/auth${path}`, sent)
  expect(response.status).toBe(200)
  return response
}

function passwords({ password }: SignedUp) {
  return { currentPassword: password, newPassword: `new-${password}`, revokeOtherSessions: false }
}

function bareToken({ sessionToken }: SignedUp) {
  return decodeURIComponent(sessionToken).split('.')[0] ?? ''
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` }
}
