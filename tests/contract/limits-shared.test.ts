import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { requestCounts } from '@/db/schema/request-counts'
import { expectProblem } from '../harness/answers'
import { forgetLimiters } from '../harness/other-process'
import { newPerson, type Person, send, sharedToken } from '../harness/person'
import { quotaOf } from '../harness/quota'
import { newAddress } from '../harness/security-log'

const limit = 6
/** More than the limit lets through, and few enough that none loses patience with the database. */
const crowdSize = limit + 3

// The environment is read once, at first use, which is later than this.
vi.stubEnv('RATE_LIMIT_PER_MINUTE', String(limit))
vi.stubEnv('RATE_LIMIT_STORE', 'postgres')

/** A count that took too long would be made in memory: nothing may be done for the first time later. */
beforeAll(async () => {
  await askAtOnce(await newPerson())
})

/** A time that stands still, so that no minute ends within a test. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})

afterEach(() => {
  vi.useRealTimers()
})

const ask = (person: Person) => person.send('GET', '/tasks')

/** Each of them of a process of its own. */
async function askAtOnce(person: Person) {
  const crowd = Array.from({ length: crowdSize }, () => {
    forgetLimiters()
    return ask(person)
  })
  return await Promise.all(crowd)
}

async function remainingFor(person: Person) {
  const response = await ask(person)
  expect(response.status).toBe(200)
  return quotaOf(response).remaining
}

async function storedCount({ id }: Person) {
  const { orm } = await openDatabase()
  const rows = await orm
    .select({ points: requestCounts.points })
    .from(requestCounts)
    .where(eq(requestCounts.key, `user:${id}`))
  return rows.map(({ points }) => points)
}

describe('a limit that several processes share', () => {
  it('counts what each of them answered', async () => {
    const person = await newPerson()
    const seen = []
    for (let i = 0; i < limit; i += 1) {
      seen.push(await remainingFor(person))
      forgetLimiters()
    }
    expect(seen).toEqual([5, 4, 3, 2, 1, 0])
    for (let i = 0; i < 2; i += 1) {
      const response = await ask(person)
      expect(quotaOf(response)).toEqual({ policy: 'user', limit, remaining: 0, resetSeconds: 60 })
      await expectProblem(response, 'rate_limited')
      forgetLimiters()
    }
  })

  it('lets exactly so many of a crowd through', async () => {
    const responses = await askAtOnce(await newPerson())
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(limit)
  })

  it('is whole again after a minute', async () => {
    const person = await newPerson()
    for (let i = 0; i < limit; i += 1) await ask(person)
    vi.setSystemTime(Date.now() + 59_000)
    const response = await ask(person)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1'])
    vi.setSystemTime(Date.now() + 1_000)
    expect(await remainingFor(person)).toBe(limit - 1)
  })

  it('costs the database nothing more for whoever is over it', async () => {
    const person = await newPerson()
    for (let i = 0; i < 3 * limit; i += 1) await ask(person)
    expect(await storedCount(person)).toEqual([limit])
  })

  it('is nobody else’s', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    for (let i = 0; i < limit; i += 1) await ask(person)
    expect([(await ask(person)).status, await remainingFor(other)]).toEqual([429, limit - 1])
  })

  it('is not used up by a crowd with a token whose session has ended, nor given back', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const askWithEnded = async ({ id }: Person) => {
      const ended = await sharedToken({ sub: id, sid: randomUUID() })
      const headers = { authorization: `Bearer ${ended}`, 'x-real-ip': newAddress() }
      const crowd = Array.from({ length: crowdSize }, () =>
        send('GET', '/api/me/tasks', { headers }),
      )
      return (await Promise.all(crowd)).map(({ status }) => status)
    }
    const refused = Array.from({ length: crowdSize }, () => 401)
    expect(await askWithEnded(person)).toEqual(refused)
    expect(await remainingFor(person)).toBe(limit - 1)
    for (let i = 0; i <= limit; i += 1) await ask(other)
    expect(await askWithEnded(other)).toEqual(refused)
    expect((await ask(other)).status).toBe(429)
  })

  it('keeps no count of failures in the database', async () => {
    const headers = { 'x-real-ip': newAddress() }
    const response = await send('GET', '/api/me/tasks', { headers })
    expect(quotaOf(response)).toMatchObject({ policy: 'failures', remaining: 59 })
    const { orm } = await openDatabase()
    const keys = await orm.select({ key: requestCounts.key }).from(requestCounts)
    expect(keys.filter(({ key }) => !key.startsWith('user:'))).toEqual([])
  })

  it('is counted in memory while the database refuses to, and fails no request', async () => {
    const person = await newPerson()
    const { orm } = await openDatabase()
    await orm.execute(sql`alter table request_counts rename to lost_counts`)
    try {
      const seen = []
      for (let i = 0; i < limit; i += 1) seen.push(await remainingFor(person))
      expect(seen).toEqual([5, 4, 3, 2, 1, 0])
      await expectProblem(await ask(person), 'rate_limited')
    } finally {
      await orm.execute(sql`alter table lost_counts rename to request_counts`)
    }
    const other = await newPerson()
    expect(await remainingFor(other)).toBe(limit - 1)
    expect(await storedCount(other)).toEqual([1])
  })
})
