import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { GET } from '@/app/api/[user_id]/tasks/route'
import { openDatabase } from '@/db/database'
import { perProcess } from '@/db/per-process'
import { saveSecurityLog } from '@/lib/security-log/record-event'
import { loggedLines } from '../harness/captured-log'
import { setSecurityLogAside } from '../harness/other-process'
import { newPerson, send, sharedToken } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import { claimsOf, forge, hmac } from '../harness/tokens'

const minute = 60_000

/** A minute that has just begun and does not end within a test. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Math.ceil(Date.now() / minute) * minute })
})

afterEach(() => {
  vi.useRealTimers()
})

function pass(ms: number) {
  vi.setSystemTime(Date.now() + ms)
}

/** Sends a bad token from an address. */
async function fail(address: string, token = 'nonsense', path = '/api/me/tasks') {
  const headers = { 'x-real-ip': address, authorization: `Bearer ${token}` }
  expect((await send('GET', path, { headers })).status).toBe(401)
}

async function times(count: number, work: () => Promise<unknown>) {
  await Promise.all(Array.from({ length: count }, work))
}

async function countsFrom(address: string) {
  return (await eventsFrom(address)).map(({ count }) => count)
}

/** Does some work while the table of the security log cannot be found. */
async function withoutTable(work: () => Promise<unknown>) {
  const { orm } = await openDatabase()
  await orm.execute(sql`alter table security_events rename to lost_events`)
  try {
    await work()
  } finally {
    await orm.execute(sql`alter table lost_events rename to security_events`)
  }
}

function forgetLogTimer() {
  const state = perProcess<{ closing?: NodeJS.Timeout | null }>('security-log', () => ({}))
  clearTimeout(state.closing ?? undefined)
  state.closing = null
}

/** Has the log's timer go by this test's clock, of which one that an earlier test set knows nothing. */
function useOwnTimer() {
  forgetLogTimer()
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() })
}

/** Keeps the log's timer from going off, and no other: a driver may need its own. @returns what has it go off. */
function holdLogTimer(): () => void {
  forgetLogTimer()
  const { setTimeout: start } = globalThis
  let goOff = () => {}
  const hold = (work: () => void, ms?: number) => {
    if (work.name !== 'closeNow') return start(work, ms)
    goOff = work
    return start(() => {})
  }
  const spy = vi.spyOn(globalThis, 'setTimeout').mockImplementation(hold as typeof setTimeout)
  onTestFinished(() => spy.mockRestore())
  return () => goOff()
}

/** The rows from an address that are saved, without having any saved for it. */
async function savedFrom(address: string) {
  const { orm } = await openDatabase()
  const sought = sql`select count from security_events where address = ${address}`
  return ((await orm.execute(sought)) as unknown as { rows: unknown[] }).rows
}

const unproved = (claims: Record<string, unknown>) =>
  forge(
    { alg: 'HS256' },
    { exp: 4_000_000_000, ...claims },
    hmac('another secret of 32 bytes, or so'),
  )

describe('equal events from one address within a minute', () => {
  it('make one row with their number, and one line at first', async () => {
    const address = newAddress()
    await times(40, () => fail(address))
    expect(await eventsFrom(address)).toEqual([
      expect.objectContaining({
        event: 'authn_token_invalid',
        reason: 'unknown_session',
        count: 40,
      }),
    ])
    expect(loggedLines({ address })).toEqual([expect.objectContaining({ count: 1 })])
  })

  it('add to a row that is saved already', async () => {
    const address = newAddress()
    for (const sum of [1, 2, 5]) {
      await times(sum === 5 ? 3 : 1, () => fail(address))
      expect(await countsFrom(address)).toEqual([sum])
    }
  })

  it('make two rows at most whoever their tokens claim to be of', async () => {
    const address = newAddress()
    const claimed = randomUUID()
    const others = Array.from({ length: 20 }, () => randomUUID())
    await times(2, () => fail(address, unproved({ sub: claimed })))
    for (const sub of others) await fail(address, unproved({ sub }))
    await fail(address, unproved({ sub: claimed }))
    const rows = await eventsFrom(address)
    const seen = rows.map(({ userId, userIdProved, count }) => [userId, userIdProved, count])
    expect(seen).toHaveLength(2)
    expect(seen).toEqual(
      expect.arrayContaining([
        [claimed, false, 3],
        [null, false, 20],
      ]),
    )
  })

  it('hide nothing that is proved, however many there are', async () => {
    const [address, flood] = [newAddress(), newAddress()]
    const person = await newPerson()
    await fail(flood)
    const { folds } = perProcess<{ folds: Map<string, unknown> }>('security-log', () => ({
      folds: new Map(),
    }))
    const [one] = [...folds.values()].slice(-1)
    for (let i = 0; i < 10_000; i += 1) folds.set(`${flood} ${i}`, structuredClone(one))
    await fail(newAddress())
    await send('GET', `/api/x${person.id}/tasks`, {
      headers: { 'x-real-ip': address, authorization: `Bearer ${person.token}` },
    })
    for (let i = 0; i < 10_000; i += 1) folds.delete(`${flood} ${i}`)
    expect(await eventsFrom(address)).toMatchObject([{ event: 'authz_fail', userId: person.id }])
    expect(loggedLines({ address, event: 'authz_fail' })).toHaveLength(1)
  })

  it('make one row however their requests and programs are named', async () => {
    const address = newAddress()
    for (let i = 0; i < 5; i += 1) {
      const headers = { 'x-real-ip': address, 'x-request-id': `r-${i}`, 'user-agent': `p/${i}` }
      await send('GET', `/api/me/tasks/${randomUUID()}?n=${i}`, { headers })
    }
    expect(await eventsFrom(address)).toEqual([
      expect.objectContaining({ requestId: 'r-0', userAgent: 'p/0', count: 5 }),
    ])
  })

  it('make one row from all of an IPv6 network', async () => {
    newAddress()
    for (const host of [1, 2, 3]) await fail(`2001:db8:7:7::${host}`)
    expect(await countsFrom('2001:db8:7:7::1')).toEqual([3])
    expect(await eventsFrom('2001:db8:7:7::2')).toEqual([])
  })

  it('make a row for each address', async () => {
    const addresses = [newAddress(), newAddress(), newAddress()]
    for (const address of addresses) await times(3, () => fail(address))
    for (const address of addresses) expect(await countsFrom(address)).toEqual([3])
  })

  it('make a row for each event, each reason and each route', async () => {
    const address = newAddress()
    await times(2, () => fail(address))
    await times(3, () => fail(address, 'a.b.c'))
    await times(4, () => fail(address, 'nonsense', `/api/me/tasks/${randomUUID()}`))
    await times(5, () => send('GET', '/api/me/tasks', { headers: { 'x-real-ip': address } }))
    expect((await countsFrom(address)).sort()).toEqual([2, 3, 4, 5])
  })

  it('make a row for each person who is proved', async () => {
    const address = newAddress()
    const people = [await newPerson(), await newPerson()]
    for (const person of people) {
      const token = await sharedToken({ sub: person.id, sid: randomUUID() })
      await times(2, () => fail(address, token))
    }
    const rows = await eventsFrom(address)
    expect(rows.map(({ userId, count }) => [userId, count]).sort()).toEqual(
      people.map(({ id }) => [id, 2]).sort(),
    )
  })

  it('make one row where nobody knows the address', async () => {
    newAddress()
    const { id } = await newPerson()
    const token = await sharedToken({ sub: id, sid: randomUUID() })
    await times(3, async () => {
      const headers = { authorization: `Bearer ${token}` }
      expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
    })
    await saveSecurityLog()
    const { orm } = await openDatabase()
    const rows = await orm.execute(sql`select count from security_events where user_id = ${id}`)
    expect((rows as unknown as { rows: unknown[] }).rows).toEqual([{ count: 3 }])
  })

  it('add up in one row where two processes saw them', async () => {
    const address = newAddress()
    await times(3, () => fail(address))
    await saveSecurityLog()
    setSecurityLogAside()
    await times(4, () => fail(address))
    expect(await countsFrom(address)).toEqual([7])
  })
})

describe('a minute', () => {
  it('ends a row, and begins another', async () => {
    const address = newAddress()
    await times(2, () => fail(address))
    pass(minute - 1)
    await times(3, () => fail(address))
    pass(1)
    await fail(address)
    const rows = await eventsFrom(address)
    expect(rows.map(({ count }) => count)).toEqual([5, 1])
    expect(loggedLines({ address, count: 1 })).toHaveLength(2)
  })

  it('is closed in the log with a line that says how many there were', async () => {
    const [address, single] = [newAddress(), newAddress()]
    await times(3, () => fail(address))
    await fail(single)
    await saveSecurityLog()
    pass(minute)
    await fail(newAddress())
    const [first, last, ...more] = loggedLines({ address })
    expect([first?.count, last?.count, more]).toEqual([1, 3, []])
    expect({ ...last, count: 1, msg: first?.msg }).toEqual(first)
    expect(loggedLines({ address: single })).toHaveLength(1)
  })

  it('is closed by itself where nothing more happens', async () => {
    useOwnTimer()
    const address = newAddress()
    await times(3, () => fail(address))
    await saveSecurityLog()
    vi.advanceTimersByTime(minute)
    expect(loggedLines({ address }).map(({ count }) => count)).toEqual([1, 3])
  })

  it('is closed as soon as its row is saved, where that was late', async () => {
    const address = newAddress()
    await withoutTable(async () => {
      await times(3, () => fail(address))
      await saveSecurityLog()
      pass(2 * minute)
    })
    await saveSecurityLog()
    expect(loggedLines({ address }).map(({ count }) => count)).toEqual([1, 3])
  })
})

describe('a database that does not take the security log', () => {
  it('fails no request, and gets every row once it is back', async () => {
    const addresses = [newAddress(), newAddress()]
    await withoutTable(async () => {
      for (const address of addresses) {
        await times(3, () => fail(address))
        await saveSecurityLog()
      }
    })
    expect(loggedLines({ address: addresses[0] })).toHaveLength(1)
    for (const address of addresses) expect(await countsFrom(address)).toEqual([3])
  })

  it('gets every row even where nothing more happens', async () => {
    await saveSecurityLog()
    const goOff = holdLogTimer()
    const address = newAddress()
    await withoutTable(async () => {
      await fail(address)
      await saveSecurityLog()
    })
    expect(await savedFrom(address)).toEqual([])
    goOff()
    await expect.poll(() => savedFrom(address), { timeout: 10_000 }).toEqual([{ count: 1 }])
  })

  it('gets every row of minutes that are over, too', async () => {
    const addresses = Array.from({ length: 8 }, newAddress)
    await withoutTable(async () => {
      for (const address of addresses) {
        const saving = saveSecurityLog()
        await times(2, () => fail(address))
        await saving
        pass(2 * minute)
      }
    })
    const counts = []
    for (const address of addresses) counts.push(await countsFrom(address))
    expect(counts).toEqual(addresses.map(() => [2]))
  })
})

describe('saving', () => {
  it('begins after the answer', async () => {
    const database = await openDatabase()
    await saveSecurityLog()
    const transport = vi.spyOn(database, 'transport')
    const address = newAddress()
    const headers = { 'x-real-ip': address, authorization: 'Bearer a.b.c' }
    const request = new Request('http://localhost:3000/api/me/tasks', { headers })
    const { status } = await GET(request, { params: Promise.resolve({ user_id: 'me' }) })
    const statements = transport.mock.calls.length
    transport.mockRestore()
    expect([status, statements]).toEqual([401, 0])
    expect(await countsFrom(address)).toEqual([1])
  })

  it('takes one statement for many events', async () => {
    const database = await openDatabase()
    await saveSecurityLog()
    const addresses = Array.from({ length: 20 }, newAddress)
    const transport = vi.spyOn(database, 'transport')
    await Promise.all(addresses.map((address) => times(5, () => fail(address, 'a.b.c'))))
    await saveSecurityLog()
    const calls = transport.mock.calls.length
    transport.mockRestore()
    expect(calls).toBeLessThanOrEqual(2)
    for (const address of addresses) expect(await countsFrom(address)).toEqual([5])
  })

  it('leaves nothing behind of what arrives while it goes on', async () => {
    const [first, second] = [newAddress(), newAddress()]
    for (let i = 0; i < 10; i += 1) {
      await fail(first)
      const saving = saveSecurityLog()
      await fail(second)
      await saving
    }
    expect([await countsFrom(first), await countsFrom(second)]).toEqual([[10], [10]])
  })

  it('comes about by itself within moments, even where the clock was set back', async () => {
    await fail(newAddress())
    await saveSecurityLog()
    pass(-60 * minute)
    const address = newAddress()
    await fail(address)
    await expect.poll(() => savedFrom(address), { timeout: 10_000 }).toEqual([{ count: 1 }])
  })

  it('tells of no failure where somebody in a hurry was faster', async () => {
    const addresses = [newAddress(), ...Array.from({ length: 8 }, newAddress)]
    await withoutTable(async () => {
      await fail(addresses[0] ?? '')
      await saveSecurityLog()
    })
    const failures = () => loggedLines({ level: 40 }).length
    const before = failures()
    const saving = saveSecurityLog()
    for (const address of addresses.slice(1)) await fail(address)
    await saving
    for (const address of addresses) expect(await countsFrom(address)).toEqual([1])
    expect(failures()).toBe(before)
  })
})

it('a token of a good person is no part of what is claimed', async () => {
  const [person, address] = [await newPerson(), newAddress()]
  await fail(address, forge({ alg: 'HS256' }, claimsOf(person), hmac('x'.repeat(32))))
  expect(await eventsFrom(address)).toMatchObject([{ userId: person.id, userIdProved: false }])
})
