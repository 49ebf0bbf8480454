import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { perProcess } from '@/db/per-process'
import { session } from '@/db/schema/auth'
import { tasks } from '@/db/schema/tasks'
import { problemExplanations } from '@/lib/problem-explanations'
import { expectProblem } from '../harness/answers'
import { newPerson, Person, type SendOptions, send, sharedToken } from '../harness/person'
import { quotaOf } from '../harness/quota'
import { eventsFrom, newAddress } from '../harness/security-log'
import { signIn, signUp } from '../harness/sign-up'
import { pathOf, taskRequests } from '../harness/task-requests'

const limit = 8
const failuresMax = 60

// The environment is read once, at first use, which is later than this.
vi.stubEnv('RATE_LIMIT_PER_MINUTE', String(limit))

/** A time that stands still, so that no minute ends within a test. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})

afterEach(() => {
  vi.useRealTimers()
})

function passSeconds(seconds: number) {
  vi.setSystemTime(Date.now() + seconds * 1000)
}

/** Sends what is left of a person's limit, and requires it to be answered. */
async function useUp(person: Person) {
  for (let left = limit; left > 0; left -= 1) {
    const response = await person.send('GET', '/tasks?limit=1')
    expect(response.status).toBe(200)
    if (quotaOf(response).remaining === 0) return
  }
}

async function storedTasks({ id }: Person) {
  const { orm } = await openDatabase()
  return await orm
    .select({ id: tasks.id, version: tasks.version, deletedAt: tasks.deletedAt })
    .from(tasks)
    .where(eq(tasks.userId, id))
}

describe('the limit of a user', () => {
  it.each(taskRequests)('is told with the answer of $method $path', async (request) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'Milk' })
    if (request.trashed) await person.send('DELETE', `/tasks/${id}`)
    const before = limit - (request.trashed ? 2 : 1)
    const response = await person.send(request.method, pathOf(request, id), { body: request.body })
    expect(response.status).toBe(request.status)
    const seen = { policy: 'user', limit, remaining: before - 1, resetSeconds: 60 }
    expect(quotaOf(response)).toEqual(seen)
  })

  it('is not used up by a token whose session has ended', async () => {
    const person = await newPerson()
    const ended = await sharedToken({ sub: person.id, sid: randomUUID() })
    const headers = { authorization: `Bearer ${ended}`, 'x-real-ip': newAddress() }
    for (let i = 0; i < 2 * limit; i += 1) {
      expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
    }
    expect(quotaOf(await person.send('GET', '/tasks'))).toMatchObject({ remaining: limit - 1 })
  })

  it('is not used up by a crowd with such a token, each of whom is told why', async () => {
    const first = await signUp()
    const second = await signIn(first)
    // A token that was seen before comes to the count without a pause, and so do all of the crowd.
    expect((await first.person.send('GET', '/tasks')).status).toBe(200)
    const { orm } = await openDatabase()
    await orm.delete(session).where(eq(session.id, first.person.sessionId))
    const ask = () => first.person.send('GET', '/tasks', { headers: { 'x-real-ip': newAddress() } })
    const crowd = await Promise.all(Array.from({ length: 3 * limit }, ask))
    expect(crowd.map(({ status }) => status)).toEqual(crowd.map(() => 401))
    expect(quotaOf(await second.person.send('GET', '/tasks')).remaining).toBe(limit - 2)
  })

  it('is not given back by a token whose session has ended', async () => {
    const person = await newPerson()
    await useUp(person)
    const ended = await sharedToken({ sub: person.id, sid: randomUUID() })
    const headers = { authorization: `Bearer ${ended}`, 'x-real-ip': newAddress() }
    for (let i = 0; i < limit; i += 1) {
      expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
    }
    expect((await person.send('GET', '/tasks')).status).toBe(429)
  })

  type Refused = [status: number, method: string, path: string, options?: SendOptions]
  const refused: Refused[] = [
    [304, 'GET', '/tasks/{task_id}', { headers: { 'if-none-match': '"1"' } }],
    [404, 'GET', '/tasks/nonsense'],
    [404, 'GET', `/tasks/${randomUUID()}`],
    [404, 'HEAD', `/tasks/${randomUUID()}`],
    [406, 'GET', '/tasks', { headers: { accept: 'text/html' } }],
    [409, 'POST', '/tasks/{task_id}/restore'],
    [412, 'DELETE', '/tasks/{task_id}', { headers: { 'if-match': '"9"' } }],
    [415, 'POST', '/tasks', { raw: 'x', headers: { 'content-type': 'text/plain' } }],
    [400, 'POST', '/tasks', { raw: '{', headers: { 'content-type': 'application/json' } }],
    [422, 'POST', '/tasks', { body: {} }],
    [422, 'GET', '/tasks?nonsense=1'],
    [422, 'GET', '/security-events?nonsense=1'],
    [422, 'GET', '/security-events?cursor=x'],
  ]

  it.each(refused)('is told with a %i of %s %s', async (status, method, path, options) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'Milk' })
    const response = await person.send(method, path.replace('{task_id}', id), options)
    expect(response.status).toBe(status)
    expect(quotaOf(response)).toMatchObject({ policy: 'user', remaining: limit - 2 })
  })

  it.each(['/tasks', `/tasks/${randomUUID()}`, '/security-events', '/export'])(
    'counts requests of another’s %s, which are 403',
    async (path) => {
      const [person, other] = [await newPerson(), await newPerson()]
      const astray = new Person(other.id, person.sessionId, person.token)
      const response = await astray.send('GET', path)
      await expectProblem(response, 'forbidden')
      expect(quotaOf(response)).toMatchObject({ policy: 'user', remaining: limit - 1 })
      expect(quotaOf(await other.send('GET', '/tasks')).remaining).toBe(limit - 1)
    },
  )

  it('counts down to nothing over all routes together, and up to its end in time', async () => {
    const person = await newPerson()
    const paths = ['/tasks', '/security-events', '/tasks?x=1', '/export', '/tasks/x']
    const seen = []
    for (let i = 0; i < limit; i += 1) {
      const { remaining, resetSeconds } = quotaOf(
        await person.send('GET', paths[i % paths.length] ?? ''),
      )
      seen.push([remaining, resetSeconds])
      passSeconds(5)
    }
    expect(seen).toEqual(Array.from({ length: limit }, (_, i) => [limit - 1 - i, 60 - 5 * i]))
  })

  it.each(taskRequests)('refuses $method $path beyond it', async (request) => {
    const person = await newPerson()
    const { id } = await person.add({ title: 'Milk' })
    if (request.trashed) await person.send('DELETE', `/tasks/${id}`)
    await useUp(person)
    const before = await storedTasks(person)
    passSeconds(21)
    const response = await person.send(request.method, pathOf(request, id), { body: request.body })
    expect(quotaOf(response)).toEqual({ policy: 'user', limit, remaining: 0, resetSeconds: 39 })
    expect(response.headers.get('retry-after')).toBe('39')
    if (request.method === 'HEAD') expect(response.status).toBe(429)
    else await expectProblem(response, 'rate_limited')
    expect(await storedTasks(person)).toEqual(before)
  })

  it('says so as the reference does', async () => {
    const person = await newPerson()
    await useUp(person)
    const { detail } = await expectProblem(await person.send('GET', '/tasks'), 'rate_limited')
    const example = problemExplanations.rate_limited.example
    expect(detail).toBe(example.replace('600', String(limit)).replace('17', '60'))
  })

  it('leaves an Idempotency-Key free where it refuses', async () => {
    const person = await newPerson()
    const create = () =>
      person.send('POST', '/tasks', { body: { title: 'A' }, headers: { 'idempotency-key': 'k' } })
    await useUp(person)
    await expectProblem(await create(), 'rate_limited')
    passSeconds(60)
    const response = await create()
    expect([response.status, response.headers.get('idempotency-replayed')]).toEqual([201, null])
  })

  it('comes before the path is looked at, and before the body is', async () => {
    const person = await newPerson()
    await useUp(person)
    const headers = { authorization: `Bearer ${person.token}`, accept: 'text/html' }
    const response = await send('POST', '/api/somebody/tasks', { headers, raw: '{' })
    await expectProblem(response, 'rate_limited')
  })

  it('is whole again after a minute, however many were refused in it', async () => {
    const person = await newPerson()
    await useUp(person)
    for (let i = 0; i < limit; i += 1) {
      passSeconds(7)
      expect((await person.send('GET', '/tasks')).status).toBe(429)
    }
    passSeconds(4)
    const response = await person.send('GET', '/tasks')
    expect(response.status).toBe(200)
    expect(quotaOf(response)).toMatchObject({ remaining: limit - 1, resetSeconds: 60 })
  })

  it('is nobody else’s', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    await useUp(person)
    await expectProblem(await person.send('GET', '/tasks'), 'rate_limited')
    expect(quotaOf(await other.send('GET', '/tasks')).remaining).toBe(limit - 1)
  })

  it('is one for all of a user’s sessions and credentials', async () => {
    const address = newAddress()
    const first = await signUp({ 'x-real-ip': address })
    const second = await signIn(first, { 'x-real-ip': address })
    const withoutSession = await sharedToken({ sub: first.person.id })
    const credentials = [
      bearer(first.person.token),
      bearer(second.person.token),
      bearer(first.sessionToken),
      bearer(withoutSession),
      { cookie: second.cookie },
    ]
    const seen = []
    for (const headers of credentials) {
      seen.push(quotaOf(await send('GET', '/api/me/tasks', { headers })).remaining)
    }
    expect(seen).toEqual([7, 6, 5, 4, 3])
  })

  it('lets exactly so many of a crowd through', async () => {
    const person = await newPerson()
    const crowd = Array.from({ length: 3 * limit }, () => person.send('GET', '/tasks'))
    const answered = (await Promise.all(crowd)).filter(({ status }) => status === 200)
    expect(answered).toHaveLength(limit)
    expect(answered.map((response) => quotaOf(response).remaining).sort()).toEqual(
      Array.from({ length: limit }, (_, i) => i),
    )
  })

  it('is told of in the security log once a minute, with how often', async () => {
    const [person, address] = [await newPerson(), newAddress()]
    await useUp(person)
    const headers = { 'x-real-ip': address }
    for (let i = 0; i < 5; i += 1) await person.send('GET', '/tasks', { headers })
    expect(await eventsFrom(address)).toEqual([
      expect.objectContaining({
        event: 'rate_limited',
        reason: 'user',
        userId: person.id,
        userIdProved: true,
        route: '/api/{user_id}/tasks',
        count: 5,
      }),
    ])
  })

  it.each(['/api/health/live', '/api/health/ready', '/api/auth/jwks', '/api/nowhere'])(
    'is not for %s',
    async (path) => {
      const response = await send('GET', path, { headers: bearer((await newPerson()).token) })
      expect([...response.headers.keys()].filter((name) => name.startsWith('ratelimit'))).toEqual(
        [],
      )
    },
  )
})

describe('the limit of failures', () => {
  const bad = bearer('nonsense')

  /** A request without a good credential, from an address as our own server in front would say it. */
  const fail = (address: string, headers: Record<string, string> = bad) =>
    send('GET', '/api/me/tasks', { headers: { 'x-real-ip': address, ...headers } })

  async function failOften(address: string) {
    for (let i = 0; i < failuresMax; i += 1) expect((await fail(address)).status).toBe(401)
  }

  it('is told with every 401, and answers 429 in its place beyond 60', async () => {
    const address = newAddress()
    for (let left = failuresMax - 1; left >= 0; left -= 1) {
      const response = await fail(address, left % 2 ? bad : {})
      const seen = { policy: 'failures', limit: failuresMax, remaining: left, resetSeconds: 60 }
      expect([response.status, quotaOf(response)]).toEqual([401, seen])
    }
    passSeconds(10)
    for (const headers of [bad, {}]) {
      const response = await fail(address, headers)
      expect(response.headers.get('retry-after')).toBe('50')
      expect(response.headers.get('www-authenticate')).toBeNull()
      expect(quotaOf(response)).toMatchObject({ policy: 'failures', remaining: 0 })
      await expectProblem(response, 'rate_limited')
    }
    passSeconds(50)
    expect((await fail(address)).status).toBe(401)
  })

  it('does not stand in the way of a good credential from there', async () => {
    const [person, address] = [await newPerson(), newAddress()]
    await failOften(address)
    const response = await person.send('GET', '/tasks', { headers: { 'x-real-ip': address } })
    expect(response.status).toBe(200)
    expect(quotaOf(response)).toMatchObject({ policy: 'user', remaining: limit - 1 })
  })

  it('is another one for another address', async () => {
    await failOften(newAddress())
    expect(quotaOf(await fail(newAddress())).remaining).toBe(failuresMax - 1)
  })

  it('is one for the IPv6 addresses of a network, and another for the next network', async () => {
    newAddress()
    const addresses = ['2001:db8:0:1::1', '2001:DB8:0:1:ffff::', '2001:db8::1:0:0:0:2']
    const seen = []
    for (const address of addresses) seen.push(quotaOf(await fail(address)).remaining)
    expect(seen).toEqual([59, 58, 57])
    expect(quotaOf(await fail('2001:db8:0:2::1')).remaining).toBe(59)
  })

  it('is one for an IPv4 address however it is written', async () => {
    newAddress()
    expect(quotaOf(await fail('198.51.100.7')).remaining).toBe(59)
    expect(quotaOf(await fail('::ffff:198.51.100.7')).remaining).toBe(58)
  })

  it('counts a credential that was good until its session ended', async () => {
    const [person, address] = [await newPerson(), newAddress()]
    const { orm } = await openDatabase()
    await orm.delete(session).where(eq(session.id, person.sessionId))
    const response = await person.send('GET', '/tasks', { headers: { 'x-real-ip': address } })
    expect(response.status).toBe(401)
    expect(quotaOf(response)).toMatchObject({ policy: 'failures', remaining: failuresMax - 1 })
  })

  it('is told of in the security log once a minute, with how often', async () => {
    const address = newAddress()
    await failOften(address)
    for (let i = 0; i < 5; i += 1) await fail(address)
    const rows = await eventsFrom(address)
    expect(rows.map(({ event, reason, count }) => [event, reason, count]).sort()).toEqual([
      ['authn_token_invalid', 'unknown_session', failuresMax],
      ['rate_limited', 'failures', 5],
    ])
  })

  it('is not dodged by a header where nothing stands in front that we know', async () => {
    newAddress()
    const frontDoor = perProcess('front-door', () => ({ isInFront: true }))
    frontDoor.isInFront = false
    try {
      const seen = []
      for (let i = 0; i < failuresMax + 1; i += 1) {
        const forged = `192.0.2.${i}`
        seen.push((await fail(forged, { ...bad, 'x-forwarded-for': forged })).status)
      }
      expect(seen).toEqual([...Array.from({ length: failuresMax }, () => 401), 429])
    } finally {
      frontDoor.isInFront = true
    }
  })
})

describe('Better Auth’s own limit', () => {
  it('answers 429 with Retry-After, and is told of in the security log', async () => {
    const address = newAddress()
    const attempt = () =>
      send('POST', '/api/auth/sign-in/email', {
        body: { email: `${randomUUID()}@example.com`, password: 'not-the-one' },
        headers: { 'x-real-ip': address },
      })
    const statuses = [(await attempt()).status, (await attempt()).status, (await attempt()).status]
    expect(statuses).toEqual([401, 401, 401])
    const response = await attempt()
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    const rows = await eventsFrom(address)
    expect(rows.filter(({ event }) => event === 'rate_limited')).toEqual([
      expect.objectContaining({ reason: 'auth', route: '/api/auth/*', userId: null, count: 1 }),
    ])
  })

  it('is another one for another address', async () => {
    const [first, other] = [newAddress(), newAddress()]
    const attempt = async (address: string) => {
      const body = { email: `${randomUUID()}@example.com`, password: 'not-the-one' }
      const headers = { 'x-real-ip': address }
      return (await send('POST', '/api/auth/sign-in/email', { body, headers })).status
    }
    for (let i = 0; i < 4; i += 1) await attempt(first)
    expect([await attempt(first), await attempt(other)]).toEqual([429, 401])
  })
})

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}
