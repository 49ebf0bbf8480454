import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { session } from '@/db/schema/auth'
import { newAccount } from '../harness/new-account'
import { send } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import type { SignedUp } from '../harness/sign-up'

const dayMs = 24 * 60 * 60 * 1000

type Request = [method: string, path: string, status: number, body?: (by: SignedUp) => object]

/** What a session is looked up for, and outlives; each answer is held against the OpenAPI document. */
const requests: Request[] = [
  ['GET', '/get-session', 200],
  ['HEAD', '/get-session', 200],
  ['GET', '/token', 200],
  ['GET', '/list-sessions', 200],
  ['POST', '/revoke-session', 200, () => ({ token: 'unknown' })],
  ['POST', '/revoke-other-sessions', 200, () => ({})],
  ['POST', '/update-user', 200, () => ({ name: 'Another' })],
  [
    'POST',
    '/change-password',
    400,
    () => ({ currentPassword: 'wrong', newPassword: 'a good one' }),
  ],
  ['POST', '/delete-user', 400, () => ({ password: 'wrong' })],
]

const credentials: [name: string, headers: (by: SignedUp) => Record<string, string>][] = [
  ['its cookie', ({ cookie }) => ({ cookie, origin: 'http://localhost:3000' })],
  ['its token', ({ sessionToken }) => ({ authorization: `Bearer ${sessionToken}` })],
]

describe.each(credentials)('a session about to end that is used by %s', (_name, headersOf) => {
  it.each(requests)('is renewed by %s %s, answered %i', async (method, path, status, bodyOf) => {
    const by = await newAccount()
    await setEnd(by, Date.now() + dayMs)
    const sent = { headers: headersOf(by), body: bodyOf?.(by) }
    const response = await send(method, `/api/auth${path}`, sent)
    expect(response.status).toBe(status)
    expect(await readEnd(by)).toBeGreaterThan(Date.now() + 6 * dayMs)
    const authorization = `Bearer ${response.headers.get('set-auth-token')}`
    expect((await send('GET', '/api/me/tasks', { headers: { authorization } })).status).toBe(200)
  })
})

it('does not renew a session that is new', async () => {
  const { cookie } = await newAccount()
  const response = await send('GET', '/api/auth/token', { headers: { cookie } })
  expect(response.headers.get('set-auth-token')).toBeNull()
})

it.each(['/delete-user', '/change-password', '/revoke-sessions'])(
  'a session that has run out is logged as such, whatever it was used for: %s',
  async (path) => {
    const by = await newAccount()
    await setEnd(by, Date.now() - 1)
    const address = newAddress()
    const headers = { authorization: `Bearer ${by.sessionToken}`, 'x-real-ip': address }
    const body = { password: by.password, currentPassword: by.password, newPassword: 'a good one' }
    const response = await send('POST', `/api/auth${path}`, { headers, body })
    expect(response.status).toBe(401)
    const ended = (await eventsFrom(address)).filter(({ event }) => event === 'session_revoked')
    expect(ended).toMatchObject([{ reason: 'expired', userId: by.person.id }])
  },
)

async function setEnd({ person }: SignedUp, timeMs: number) {
  const { orm } = await openDatabase()
  const expiresAt = new Date(timeMs)
  await orm.update(session).set({ expiresAt }).where(eq(session.id, person.sessionId))
}

async function readEnd({ person }: SignedUp) {
  const { orm } = await openDatabase()
  const [row] = await orm.select().from(session).where(eq(session.id, person.sessionId))
  return row?.expiresAt.getTime()
}
