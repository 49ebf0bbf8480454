import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase } from '@/db/database'
import { derivedKey } from '@/lib/derived-key'
import { env } from '@/lib/env'
import { type CountingProxy, startCountingProxy } from '../harness/counting-proxy'
import { newPerson, Person, send, sharedToken } from '../harness/person'
import { holdSecurityLog } from '../harness/security-log'
import { signUp } from '../harness/sign-up'
import { pathOf, taskFor, taskRequests } from '../harness/task-requests'
import {
  addSigningKey,
  claimsOf,
  eddsa,
  forge,
  hmac,
  newKey,
  type SigningKey,
  unsigned,
} from '../harness/tokens'

let proxy: CountingProxy
let key: SigningKey

beforeAll(async () => {
  proxy = await startCountingProxy(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = proxy.url
  key = await addSigningKey()
  const person = await newPerson()
  await ask(forge({ alg: 'EdDSA', kid: key.kid }, claimsOf(person), eddsa(key.privateKey)))
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  await closeDatabase()
  await proxy.close()
})

function ask(token: string): Promise<Response> {
  return send('GET', '/api/me/tasks', { headers: { authorization: `Bearer ${token}` } })
}

/** The answer of some work, and how many round trips it took. */
async function counted(work: () => Promise<Response>) {
  // What these and earlier requests leave to be written must not be counted here.
  const release = await holdSecurityLog()
  const before = proxy.roundTrips
  try {
    const { status } = await work()
    return { status, roundTrips: proxy.roundTrips - before }
  } finally {
    release()
  }
}

const kinds: [name: string, token: (person: Person) => Promise<string>][] = [
  [
    'a token of the key set',
    async (person) =>
      forge({ alg: 'EdDSA', kid: key.kid }, claimsOf(person), eddsa(key.privateKey)),
  ],
  [
    'a token of the shared secret',
    async ({ id, sessionId }) => sharedToken({ sub: id, sid: sessionId }),
  ],
  ['a token without a session', async ({ id }) => sharedToken({ sub: id })],
]

// A file of everything is read a page at a time.
const inOneTrip = taskRequests.filter(({ path }) => path !== '/export')

describe.each(kinds)('%s', (_name, tokenOf) => {
  it.each(inOneTrip)('takes one round trip for $method $path', async (request) => {
    const person = await newPerson()
    const token = await tokenOf(person)
    const id = await taskFor(person, request)
    const answer = await counted(() =>
      send(request.method, `/api/${person.id}${pathOf(request, id)}`, {
        headers: { authorization: `Bearer ${token}` },
        body: request.body,
      }),
    )
    expect(answer).toEqual({ status: request.status, roundTrips: 1 })
  })

  it.each([
    ['one’s list with its total', '/tasks?include_total=true', 200],
    ['one’s trash', '/tasks?status=deleted', 200],
    ['a task that never was', `/tasks/${randomUUID()}`, 404],
  ])('takes one round trip for %s', async (_what, path, status) => {
    const person = await newPerson()
    const headers = { authorization: `Bearer ${await tokenOf(person)}` }
    const answer = await counted(() => send('GET', `/api/${person.id}${path}`, { headers }))
    expect(answer).toEqual({ status, roundTrips: 1 })
  })

  it.each([
    ['another’s path', '/api/somebody/tasks', 403],
    ['an id that is none', '/api/me/tasks/nonsense', 404],
    ['an unknown parameter', '/api/me/tasks?user_id=x', 422],
    ['a cursor that is none', '/api/me/tasks?cursor=x', 422],
  ])('takes none for %s', async (_what, path, status) => {
    const headers = { authorization: `Bearer ${await tokenOf(await newPerson())}` }
    expect(await counted(() => send('GET', path, { headers }))).toEqual({ status, roundTrips: 0 })
  })

  it('takes one round trip to find that the session or the user is gone', async () => {
    const person = await newPerson()
    const gone = await tokenOf(new Person(randomUUID(), person.sessionId, person.token))
    const answer = await counted(async () => {
      const refused = await ask(gone)
      // The server says only after its error that it is ready: an answer of one round trip more, on the
      // same connection, is behind that.
      await person.send('GET', '/tasks')
      return refused
    })
    expect(answer).toEqual({ status: 401, roundTrips: 2 })
  })
})

const failing: [name: string, token: (person: Person) => string][] = [
  ['nonsense', () => 'nonsense'],
  ['three parts of nonsense', () => 'a.b.c'],
  ['five parts of nonsense', () => 'a.b.c.d.e'],
  ['a bare session token', () => randomUUID()],
  [
    'a session token with another signature',
    () => `${randomUUID()}.${encodeURIComponent(`${'a'.repeat(43)}=`)}`,
  ],
  ['no algorithm', (person) => forge({ alg: 'none' }, claimsOf(person), unsigned)],
  [
    'another key',
    (person) => forge({ alg: 'EdDSA', kid: key.kid }, claimsOf(person), eddsa(newKey().privateKey)),
  ],
  ['no key id', (person) => forge({ alg: 'EdDSA' }, claimsOf(person), eddsa(key.privateKey))],
  ['another secret', (person) => forge({ alg: 'HS256' }, claimsOf(person), hmac('x'))],
  [
    'Better Auth’s key',
    (person) => forge({ alg: 'HS256' }, claimsOf(person), hmac(derivedKey('better-auth'))),
  ],
  ['an end in the past', (person) => shared(claimsOf(person, { exp: 1 }))],
  ['no end', (person) => shared(claimsOf(person, { exp: undefined }))],
  ['another issuer', (person) => shared(claimsOf(person, { iss: 'x' }))],
  ['no user', (person) => shared(claimsOf(person, { sub: undefined }))],
  ['a user with a NUL', (person) => shared(claimsOf(person, { sub: 'a\0' }))],
  ['the user "me"', (person) => shared(claimsOf(person, { sub: 'me' }))],
  ['a session with a NUL', (person) => shared(claimsOf(person, { sid: 'a\0' }))],
  [
    'a header that brings its key',
    (person) =>
      forge({ alg: 'HS256', jku: 'http://x' }, claimsOf(person), hmac(env().BETTER_AUTH_SECRET)),
  ],
]

describe('a token that fails verification', () => {
  it.each(failing)('takes no round trip: %s', async (_name, make) => {
    const token = make(await newPerson())
    expect(await counted(() => ask(token))).toEqual({ status: 401, roundTrips: 0 })
  })

  it.each([
    ['no credential', {}],
    ['Basic', { authorization: 'Basic YTpi' }],
    ['a cookie that was made up', { cookie: 'better-auth.session_token=a.b' }],
  ])('takes no round trip: %s', async (_name, headers) => {
    const answer = await counted(() => send('GET', '/api/me/tasks', { headers }))
    expect(answer).toEqual({ status: 401, roundTrips: 0 })
  })
})

describe('an unknown key id', () => {
  const unknown = () => forge({ alg: 'EdDSA', kid: randomUUID() }, {}, eddsa(newKey().privateKey))
  let hour = 0

  /** Well after every reload so far. The tokens of these tests are refused whatever the time. */
  function laterOn() {
    hour += 1
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hour * 60 * 60 * 1000 })
  }

  it('is found by everybody at once when it has just been made', async () => {
    laterOn()
    const { kid, privateKey } = await addSigningKey()
    const person = await newPerson()
    const token = forge({ alg: 'EdDSA', kid }, claimsOf(person), eddsa(privateKey))
    const answers = await Promise.all([ask(token), ask(token), ask(token)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('reloads the keys once in 30 seconds, however many come at once', async () => {
    laterOn()
    const flood = await counted(async () => {
      const [first] = await Promise.all(Array.from({ length: 50 }, () => ask(unknown())))
      return first ?? Response.error()
    })
    expect(flood).toEqual({ status: 401, roundTrips: 1 })
    vi.setSystemTime(Date.now() + 29_000)
    expect(await counted(() => ask(unknown()))).toEqual({ status: 401, roundTrips: 0 })
    vi.setSystemTime(Date.now() + 2_000)
    expect(await counted(() => ask(unknown()))).toEqual({ status: 401, roundTrips: 1 })
    expect(await counted(() => ask(unknown()))).toEqual({ status: 401, roundTrips: 0 })
  })

  it('is found once its key has been added', async () => {
    const person = await newPerson()
    laterOn()
    const added = await addSigningKey()
    const token = forge({ alg: 'EdDSA', kid: added.kid }, claimsOf(person), eddsa(added.privateKey))
    expect(await counted(() => ask(token))).toEqual({ status: 200, roundTrips: 2 })
    expect(await counted(() => ask(token))).toEqual({ status: 200, roundTrips: 1 })
  })
})

it('takes as many round trips for a session token as for its cookie', async () => {
  const { cookie, sessionToken } = await signUp()
  const ways: Record<string, string>[] = [{ cookie }, { authorization: `Bearer ${sessionToken}` }]
  const taken: number[] = []
  for (const headers of ways) {
    const answer = await counted(() => send('GET', '/api/me/tasks', { headers }))
    expect(answer.status).toBe(200)
    taken.push(answer.roundTrips)
  }
  expect(taken).toEqual([3, 3])
})

function shared(claims: object) {
  return forge({ alg: 'HS256' }, claims, hmac(env().BETTER_AUTH_SECRET))
}

it('asks the database once whether it is ready, however often that is asked at once', async () => {
  const ask = () => send('GET', '/api/health/ready')
  await ask()
  const { roundTrips } = await counted(async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    return answers[0] ?? Response.error()
  })
  expect(roundTrips).toBeLessThanOrEqual(2)
})

it('takes one round trip to create a task under an Idempotency-Key, and one more to replay it', async () => {
  const person = await newPerson()
  const create = () =>
    person.send('POST', '/tasks', {
      body: { title: 'Once' },
      headers: { 'idempotency-key': 'k' },
    })
  expect(await counted(create)).toEqual({ status: 201, roundTrips: 1 })
  expect(await counted(create)).toEqual({ status: 201, roundTrips: 2 })
})
