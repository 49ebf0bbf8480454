import { eq } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { session } from '@/db/schema/auth'
import { newAccount } from '../harness/new-account'
import { send } from '../harness/person'
import type { SignedUp } from '../harness/sign-up'

// What Better Auth by itself answers as if all were well, or as if there were no such session.

let elsewhere: pg.Client

beforeEach(async () => {
  elsewhere = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await elsewhere.connect()
})

afterEach(() => elsewhere.end())

const origin = 'http://localhost:3000'

const signUpAnew = () =>
  send('POST', '/api/auth/sign-up/email', {
    body: { name: 'New', email: `${crypto.randomUUID()}@example.com`, password: 'a good password' },
  })

type Case = [name: string, lock: string, ask: (by: SignedUp) => Promise<Response>]

const cases: Case[] = [
  ['a sign-out', 'session in access exclusive mode', (by) => post(by, '/sign-out')],
  [
    'the end of a session',
    'session in share mode',
    (by) => post(by, '/revoke-session', { token: by.sessionToken.split('.')[0] }),
  ],
  ['the renewal of a session', 'session in share mode', (by) => getToken(by)],
  ['the look-up of a session', 'session in access exclusive mode', (by) => getToken(by)],
  ['a sign-up', '"user" in share mode', signUpAnew],
]

it.each(cases)('%s that the database does not do in time is answered 503', async (...given) => {
  const [, lock, ask] = given
  const by = await newAccount()
  const { orm } = await openDatabase()
  const isSession = eq(session.id, by.person.sessionId)
  await orm.update(session).set({ expiresAt: inADay() }).where(isSession)
  await elsewhere.query(`begin; lock table ${lock}`)
  const response = await ask(by)
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('1')
  await elsewhere.query('rollback')
  expect((await ask(by)).status).toBe(200)
})

function post({ cookie }: SignedUp, path: string, body = {}) {
  return send('POST', `/api/auth${path}`, { headers: { cookie, origin }, body })
}

function getToken({ cookie }: SignedUp) {
  return send('GET', '/api/auth/token', { headers: { cookie } })
}

/** When it is renewed at its next use. */
function inADay() {
  return new Date(Date.now() + 24 * 60 * 60 * 1000)
}
