import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { session, verification } from '@/db/schema/auth'
import { requestCounts } from '@/db/schema/request-counts'
import { type PurgeCounts, purgeOutput } from '@/lib/purge/purge-schema'
import { expectProblem } from '../harness/answers'
import { rememberSecret } from '../harness/captured-log'
import { addOldRows, countRows, keptFor, kinds, nothing } from '../harness/old-rows'
import { json, newPerson, type Person, send } from '../harness/person'
import { quotaOf } from '../harness/quota'
import { eventsFrom, newAddress } from '../harness/security-log'

const secret = randomUUID()
rememberSecret(secret)

// The environment is read once, at first use, which is later than this.
vi.stubEnv('CRON_SECRET', secret)
vi.stubEnv('RATE_LIMIT_PER_MINUTE', '1000')

const path = '/api/cron/purge'

function ask(authorization?: string, headers: Record<string, string> = {}) {
  return send('GET', path, { headers: { ...(authorization ? { authorization } : {}), ...headers } })
}

async function purge(): Promise<PurgeCounts> {
  const response = await ask(`Bearer ${secret}`)
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return purgeOutput.parse(JSON.parse(text))
}

/** Whatever an earlier test left behind goes first. */
beforeEach(async () => {
  await purge()
})

afterEach(async () => {
  expect(await purge()).toEqual(nothing)
})

async function countsOf(person: Person) {
  return await Promise.all(kinds.map((kind) => countRows(person, kind)))
}

describe('the route of the purge', () => {
  it('refuses whoever sends no secret', async () => {
    const address = newAddress()
    const response = await ask(undefined, { 'x-real-ip': address })
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(quotaOf(response)).toMatchObject({ policy: 'failures', remaining: 59 })
    await expectProblem(response, 'unauthorized')
    expect(await eventsFrom(address)).toEqual([
      expect.objectContaining({
        event: 'authn_token_missing',
        reason: 'no_credential',
        route: path,
        userId: null,
      }),
    ])
  })

  const wrong: [name: string, authorization: () => string | Promise<string>][] = [
    ['another secret', () => `Bearer ${randomUUID()}`],
    ['half of it', () => `Bearer ${secret.slice(0, 18)}`],
    ['more than it', () => `Bearer ${secret}x`],
    ['another scheme', () => `Basic ${secret}`],
    ['no scheme', () => secret],
    ['nothing after the scheme', () => 'Bearer'],
    ['a person’s token', async () => `Bearer ${(await newPerson()).token}`],
  ]

  it.each(wrong)('refuses %s, and erases nothing', async (_name, authorizationOf) => {
    const [person, address] = [await newPerson(), newAddress()]
    await addOldRows(person, 'tasks', ['31 days'])
    const response = await ask(await authorizationOf(), { 'x-real-ip': address })
    expect(quotaOf(response)).toMatchObject({ policy: 'failures', remaining: 59 })
    await expectProblem(response, 'unauthorized')
    expect(await countRows(person, 'tasks')).toBe(1)
    expect(await eventsFrom(address)).toEqual([
      expect.objectContaining({
        event: 'authn_token_invalid',
        reason: 'cron_secret',
        route: path,
        userId: null,
        userIdProved: false,
      }),
    ])
    await purge()
  })

  it('refuses guesses beyond the limit, and still takes the secret', async () => {
    const headers = { 'x-real-ip': newAddress() }
    for (let i = 0; i < 60; i += 1) {
      expect((await ask('Bearer guess', headers)).status).toBe(401)
    }
    await expectProblem(await ask('Bearer guess', headers), 'rate_limited')
    expect((await ask(`Bearer ${secret}`, headers)).status).toBe(200)
  })

  it.each(['Bearer', 'bearer', 'BEARER'])('takes the secret after %s', async (scheme) => {
    const response = await ask(`${scheme} ${secret}`)
    expect([response.status, await json(response)]).toEqual([200, nothing])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('answers 405 to %s', async (method) => {
    const headers = { authorization: `Bearer ${secret}` }
    const response = await send(method, path, { headers })
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    await expectProblem(response, 'method_not_allowed')
  })

  it('answers 406 where JSON is not accepted, and erases nothing', async () => {
    const person = await newPerson()
    await addOldRows(person, 'tasks', ['31 days'])
    await expectProblem(await ask(`Bearer ${secret}`, { accept: 'text/html' }), 'not_acceptable')
    expect(await countRows(person, 'tasks')).toBe(1)
    await purge()
  })
})

describe('the purge', () => {
  it.each(kinds)('erases %s whose time is over, and none that is younger', async (kind) => {
    const person = await newPerson()
    const kept = keptFor[kind]
    await addOldRows(person, kind, [`${kept} 1 second`, '101 days', '4000 days'])
    await addOldRows(person, kind, ['0 seconds', '1 hour', `${kept} -60 minutes`])
    expect(await purge()).toEqual({ ...nothing, [kind]: 3 })
    expect(await countRows(person, kind)).toBe(3)
  })

  it('erases more than a batch of each', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    for (const kind of kinds) {
      await addOldRows(person, kind, Array(1_100).fill('100 days'))
      await addOldRows(other, kind, Array(900).fill('100 days'))
      await addOldRows(other, kind, ['1 hour'])
    }
    expect(await purge()).toEqual({
      ...nothing,
      tasks: 2_000,
      idempotency_keys: 2_000,
      security_events: 2_000,
    })
    expect(await countsOf(person)).toEqual([0, 0, 0])
    expect(await countsOf(other)).toEqual([1, 1, 1])
  })

  it('leaves a task that is in no trash, however old, and what went into the trash today', async () => {
    const person = await newPerson()
    const [kept, trashed] = [await person.add({ title: 'A' }), await person.add({ title: 'B' })]
    await person.send('DELETE', `/tasks/${trashed.id}`)
    const { orm } = await openDatabase()
    await orm.execute(
      sql`update tasks set created_at = 'epoch', updated_at = 'epoch' where user_id = ${person.id}`,
    )
    expect(await purge()).toEqual(nothing)
    expect((await person.send('GET', `/tasks/${kept.id}`)).status).toBe(200)
    expect((await person.send('POST', `/tasks/${trashed.id}/restore`)).status).toBe(200)
  })

  it('erases what has expired of sessions, verifications and counts, and nothing else of them', async () => {
    const [person, ended] = [await newPerson(), await newPerson()]
    const { orm } = await openDatabase()
    const [past, future] = [new Date(Date.now() - 1_000), new Date(Date.now() + 3_600_000)]
    await orm.update(session).set({ expiresAt: past }).where(eq(session.id, ended.sessionId))
    const [old, young] = [randomUUID(), randomUUID()]
    await orm.insert(verification).values([
      { id: old, identifier: 'a', value: 'a', expiresAt: past },
      { id: young, identifier: 'a', value: 'a', expiresAt: future },
    ])
    await orm.insert(requestCounts).values([
      { key: old, points: 1, expire: past.getTime() },
      { key: young, points: 1, expire: future.getTime() },
    ])
    expect(await purge()).toEqual({ ...nothing, sessions: 1, verifications: 1, rate_limits: 1 })
    expect((await person.send('GET', '/tasks')).status).toBe(200)
    const left = [
      await orm.select({ id: verification.id }).from(verification),
      await orm.select({ id: requestCounts.key }).from(requestCounts),
    ]
    expect(left).toEqual([[{ id: young }], [{ id: young }]])
  })

  it('erases each row once, and fails nobody, where several run at once', async () => {
    const person = await newPerson()
    for (const kind of kinds) await addOldRows(person, kind, Array(2_500).fill('100 days'))
    const all = await Promise.all(Array.from({ length: 4 }, purge))
    const left = await countsOf(person)
    kinds.forEach((kind, i) => {
      const erased = all.reduce((sum, counts) => sum + counts[kind], 0)
      expect(erased + (left[i] ?? 0)).toBe(2_500)
    })
    await purge()
    expect(await countsOf(person)).toEqual([0, 0, 0])
  })
})
