import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { securityEvents } from '@/lib/security-log/event-schema'
import { loggedLines } from '../harness/captured-log'
import { newPerson, type Person, type SendOptions, send, sharedToken } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import { type SignedUp, signUp } from '../harness/sign-up'
import { claimsOf, forge, hmac, newKey, nowSeconds, unsigned } from '../harness/tokens'

const agent = 'a program/1.0'

let address: string
beforeEach(() => {
  address = newAddress()
})

/** Sends a request as from this test's own address. */
function from(method: string, path: string, options: SendOptions = {}) {
  const headers = { 'x-real-ip': address, 'user-agent': agent, ...options.headers }
  return send(method, path, { ...options, headers })
}

function withToken(token: string, path = '/api/me/tasks') {
  return from('GET', path, { headers: { authorization: `Bearer ${token}` } })
}

type Case = {
  event: (typeof securityEvents)[number]
  reason: string | null
  route: string
  /** Whose entry it is: the person's by proof, by claim alone, or nobody's. */
  user: 'proved' | 'claimed' | null
  happen: (who: { person: Person; account: SignedUp }) => Promise<unknown>
}

const list = '/api/{user_id}/tasks'
const secret = () => hmac(env().BETTER_AUTH_SECRET)
const hs256 = { alg: 'HS256' }

const refusals: Case[] = [
  {
    event: 'authn_token_missing',
    reason: 'no_credential',
    route: list,
    user: null,
    happen: () => from('GET', '/api/me/tasks'),
  },
  {
    event: 'authn_token_missing',
    reason: 'no_credential',
    route: '/api/auth/*',
    user: null,
    happen: () => from('GET', '/api/auth/token?path=/sign-in/'),
  },
  {
    event: 'authn_token_invalid',
    reason: 'malformed',
    route: list,
    user: null,
    happen: () => withToken('a.b.c'),
  },
  {
    event: 'authn_token_invalid',
    reason: 'signature',
    route: list,
    user: 'claimed',
    happen: ({ person }) => withToken(forge(hs256, claimsOf(person), hmac('x'.repeat(32)))),
  },
  {
    event: 'authn_token_invalid',
    reason: 'algorithm',
    route: list,
    user: 'claimed',
    happen: ({ person }) => withToken(forge({ alg: 'HS512' }, claimsOf(person), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'unknown_key',
    route: list,
    user: 'claimed',
    happen: ({ person }) =>
      withToken(forge({ alg: 'EdDSA', kid: newKey().kid }, claimsOf(person), unsigned)),
  },
  {
    event: 'authn_token_invalid',
    reason: 'header_refused',
    route: list,
    user: 'claimed',
    happen: ({ person }) =>
      withToken(forge({ ...hs256, jku: 'https://a.example' }, claimsOf(person), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'issuer',
    route: list,
    user: 'claimed',
    happen: ({ person }) => withToken(forge(hs256, claimsOf(person, { iss: 'x' }), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'audience',
    route: list,
    user: 'claimed',
    happen: ({ person }) => withToken(forge(hs256, claimsOf(person, { aud: 'x' }), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'not_yet_valid',
    route: list,
    user: 'claimed',
    happen: ({ person }) =>
      withToken(forge(hs256, claimsOf(person, { nbf: nowSeconds() + 300 }), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'claims',
    route: list,
    user: 'claimed',
    happen: ({ person }) => withToken(forge(hs256, claimsOf(person, { user_id: 'x' }), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'unknown_session',
    route: list,
    user: null,
    happen: () => from('GET', '/api/me/tasks', { headers: { cookie: 'a=b' } }),
  },
  {
    event: 'authn_token_expired',
    reason: 'expired',
    route: list,
    user: 'proved',
    happen: ({ person }) =>
      withToken(forge(hs256, claimsOf(person, { exp: nowSeconds() - 60 }), secret())),
  },
  {
    event: 'authn_token_expired',
    reason: 'expired',
    route: list,
    user: 'proved',
    happen: ({ person }) =>
      withToken(forge(hs256, renamed(person, 'user_id', { exp: nowSeconds() - 60 }), secret())),
  },
  {
    event: 'authn_token_invalid',
    reason: 'signature',
    route: list,
    user: 'claimed',
    happen: ({ person }) =>
      withToken(forge(hs256, renamed(person, 'userId'), hmac('x'.repeat(32)))),
  },
  {
    event: 'authn_token_expired',
    reason: 'session_ended',
    route: list,
    user: 'proved',
    happen: async ({ person }) =>
      withToken(await sharedToken({ sub: person.id, sid: randomUUID() })),
  },
  {
    event: 'authz_fail',
    reason: 'other_users_path',
    route: '/api/{user_id}/tasks/{task_id}',
    user: 'proved',
    happen: ({ person }) => withToken(person.token, `/api/x${person.id}/tasks/${randomUUID()}`),
  },
]

/** The claims of a token that names its user by another claim than `sub`. */
function renamed(person: Person, claim: 'user_id' | 'userId', changes: object = {}) {
  return claimsOf(person, { sub: undefined, [claim]: person.id, ...changes })
}

const accountEvents: Case[] = [
  {
    event: 'input_csrf_refused',
    reason: 'other_origin',
    route: list,
    user: 'proved',
    happen: ({ account: { cookie } }) =>
      from('POST', '/api/me/tasks', { headers: { cookie, origin: 'https://a.example' }, body: {} }),
  },
  {
    event: 'authn_login_success',
    reason: null,
    route: '/api/auth/sign-in/email',
    user: 'proved',
    happen: ({ account: { email, password } }) =>
      from('POST', '/api/auth/sign-in/email', { body: { email, password } }),
  },
  {
    event: 'session_created',
    reason: null,
    route: '/api/auth/sign-in/email',
    user: 'proved',
    happen: ({ account: { email, password } }) =>
      from('POST', '/api/auth/sign-in/email', { body: { email, password } }),
  },
  {
    event: 'authn_login_fail',
    reason: 'wrong_credentials',
    route: '/api/auth/sign-in/email',
    user: 'claimed',
    happen: ({ account: { email } }) =>
      from('POST', '/api/auth/sign-in/email', { body: { email, password: 'not the one' } }),
  },
  {
    event: 'authn_login_fail',
    reason: 'wrong_credentials',
    route: '/api/auth/sign-in/email',
    user: null,
    happen: () =>
      from('POST', '/api/auth/sign-in/email', {
        body: { email: `${randomUUID()}@example.com`, password: 'not the one' },
      }),
  },
  {
    event: 'authn_login_fail',
    reason: 'wrong_password',
    route: '/api/auth/change-password',
    user: 'proved',
    happen: ({ account }) => changePassword({ ...account, password: 'not the one' }),
  },
  {
    event: 'authn_login_fail',
    reason: 'wrong_password',
    route: '/api/auth/delete-user',
    user: 'proved',
    happen: ({ account }) =>
      asAccount(account, '/api/auth/delete-user', { password: 'not the one' }),
  },
  {
    event: 'authn_password_change',
    reason: 'changed',
    route: '/api/auth/change-password',
    user: 'proved',
    happen: ({ account }) => changePassword(account),
  },
  {
    event: 'session_revoked',
    reason: 'password_changed',
    route: '/api/auth/change-password',
    user: 'proved',
    happen: ({ account }) => changePassword(account),
  },
  {
    event: 'session_revoked',
    reason: 'signed_out',
    route: '/api/auth/sign-out',
    user: 'proved',
    happen: ({ account }) => asAccount(account, '/api/auth/sign-out', {}),
  },
  {
    event: 'user_deleted',
    reason: null,
    route: '/api/auth/delete-user',
    user: 'proved',
    happen: ({ account }) =>
      asAccount(account, '/api/auth/delete-user', { password: account.password }),
  },
]

function changePassword(account: SignedUp) {
  const body = { currentPassword: account.password, newPassword: randomUUID() }
  return asAccount(account, '/api/auth/change-password', body)
}

function asAccount({ cookie }: SignedUp, path: string, body: object) {
  return from('POST', path, { headers: { cookie, origin: env().baseUrl }, body })
}

async function expectEntry({ event, reason, route, user, happen }: Case, account: SignedUp) {
  const { person } = account
  await happen({ person, account })
  const rows = async () => (await eventsFrom(address)).filter((row) => row.event === event)
  await expect.poll(rows, { timeout: 10_000 }).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      time: expect.any(String),
      event,
      userId: user === null ? null : person.id,
      userIdProved: user === 'proved',
      address,
      userAgent: agent,
      requestId: expect.any(String),
      route,
      reason,
      count: 1,
    },
  ])
  const [row] = await rows()
  const { userId, userIdProved, userAgent, requestId, ...same } = row ?? expect.unreachable()
  const [line, ...more] = loggedLines({ id: row?.id })
  const { level, msg, ...entry } = line ?? {}
  expect([typeof level, typeof msg, more]).toEqual(['number', 'string', []])
  expect(entry).toEqual({
    ...same,
    time: new Date(same.time).toISOString(),
    user_id: userId,
    user_id_proved: userIdProved,
    user_agent: userAgent,
    request_id: requestId,
  })
}

describe('the security log', () => {
  it.each(refusals)('tells of $event: $reason', async (each) => {
    const person = await newPerson()
    await expectEntry(each, { person, email: '', password: '', cookie: '', sessionToken: '' })
  })

  it.each(accountEvents)('tells of $event: $reason, at $route', async (each) => {
    await expectEntry(each, await signUp())
  })

  it('tells of a sign-up as of a user and a session', async () => {
    const body = { name: 'A', email: `${randomUUID()}@example.com`, password: randomUUID() }
    await from('POST', '/api/auth/sign-up/email', { body })
    const rows = await eventsFrom(address)
    expect(rows.map(({ event }) => event).sort()).toEqual(['session_created', 'user_created'])
  })

  it('has a test for every event but the limits’, which have their own', () => {
    const tested = [...refusals, ...accountEvents].map(({ event }) => event)
    const missing = securityEvents.filter((event) => !tested.includes(event))
    expect(missing).toEqual(['rate_limited', 'user_created'])
  })
})
