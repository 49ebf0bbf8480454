import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '@/db/database'
import { session } from '@/db/schema/auth'
import {
  type SecurityEvent,
  securityEventOutput,
  securityEvents,
} from '@/lib/security-log/event-schema'
import { expectInvalid, expectProblem } from '../harness/answers'
import { newPerson, Person, type SendOptions, send } from '../harness/person'
import { addEvents } from '../harness/security-log'

type Page = { events: SecurityEvent[]; next: string | null; cursor: string | null }

const path = '/security-events'
const hour = 60 * 60 * 1000
const noon = Date.parse('2026-01-01T12:00:00.000Z')

/** Somebody with this many entries, a second apart, the newest of noon. */
async function withEvents(count: number) {
  const person = await newPerson()
  const rows = Array.from({ length: count }, () => ({ userId: person.id }))
  const added = count === 0 ? [] : await addEvents(rows, noon)
  return { person, ids: added.map(({ id }) => id) }
}

async function openPage({ token }: Person, address: string): Promise<Page> {
  const response = await send('GET', address, { headers: { authorization: `Bearer ${token}` } })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  const next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null
  const cursor = response.headers.get('x-next-cursor')
  expect(response.headers.has('link')).toBe(cursor !== null)
  return { events: z.array(securityEventOutput).parse(JSON.parse(text)), next, cursor }
}

const open = (person: Person, query = '') => openPage(person, `/api/${person.id}${path}?${query}`)

async function idsOf(person: Person, query = '') {
  return (await open(person, query)).events.map(({ id }) => id)
}

describe('one’s security log', () => {
  it('shows an entry with all that it has, and times in UTC', async () => {
    const person = await newPerson()
    const row = {
      time: '2026-01-02T03:04:05.678+05:30',
      event: 'authz_fail',
      userId: person.id,
      userIdProved: false,
      address: '2001:db8::1',
      userAgent: 'a "program"/1.0 é',
      requestId: 'r-1',
      route: '/api/{user_id}/tasks',
      reason: 'other_users_path',
      count: 7,
    }
    const [added] = await addEvents([row])
    expect((await open(person)).events).toEqual([
      {
        id: added?.id,
        time: '2026-01-01T21:34:05.678Z',
        event: 'authz_fail',
        user_id: person.id,
        user_id_proved: false,
        address: '2001:db8::1',
        user_agent: 'a "program"/1.0 é',
        request_id: 'r-1',
        route: '/api/{user_id}/tasks',
        reason: 'other_users_path',
        count: 7,
      },
    ])
  })

  it('shows null for what is not known of an entry', async () => {
    const { person } = await withEvents(1)
    expect((await open(person)).events).toMatchObject([
      { address: null, user_agent: null, request_id: null, route: null, reason: null },
    ])
  })

  it('shows one’s own alone, and nobody’s to nobody', async () => {
    const [{ person, ids }, { person: other, ids: others }] = [
      await withEvents(2),
      await withEvents(3),
    ]
    await addEvents([{ userId: null, userIdProved: false }], noon)
    expect([await idsOf(person), await idsOf(other)]).toEqual([ids, others])
    expect(await idsOf(await newPerson())).toEqual([])
  })

  it('comes newest first, and by id where times are equal', async () => {
    const person = await newPerson()
    const times = [3, 1, 2, 1, 1].map((n) => new Date(noon + n * hour).toISOString())
    const rows = await addEvents(times.map((time) => ({ userId: person.id, time })))
    const sorted = [...rows].sort((a, b) => (a.time + a.id < b.time + b.id ? 1 : -1))
    expect(await idsOf(person)).toEqual(sorted.map(({ id }) => id))
  })

  it('is under the path of `me` as under one’s id', async () => {
    const { person, ids } = await withEvents(3)
    const me = new Person('me', person.sessionId, person.token)
    const page = await openPage(person, `/api/me${path}?limit=2`)
    expect(page.events.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(await idsOf(me)).toEqual(ids)
    expect((await openPage(person, page.next ?? '')).events.map(({ id }) => id)).toEqual([ids[2]])
  })
})

describe('its pages', () => {
  it.each([1, 2, 3, 7, 500])('of %i visit each entry once, ties too', async (limit) => {
    const person = await newPerson()
    const time = new Date(noon).toISOString()
    const rows = Array.from({ length: 7 }, (_, i) => ({
      userId: person.id,
      ...(i < 4 ? { time } : {}),
    }))
    await addEvents(rows, noon + hour)
    const seen: string[] = []
    let page = await open(person, `limit=${limit}`)
    for (;;) {
      expect(page.events.length).toBeLessThanOrEqual(limit)
      seen.push(...page.events.map(({ id }) => id))
      if (!page.next) break
      page = await openPage(person, page.next)
    }
    expect(seen).toHaveLength(7)
    expect(seen).toEqual(await idsOf(person))
  })

  it('visit each entry once while others are added', async () => {
    const { person, ids } = await withEvents(9)
    const seen: string[] = []
    let page = await open(person, 'limit=2')
    for (;;) {
      seen.push(...page.events.map(({ id }) => id))
      if (!page.next) break
      await addEvents([{ userId: person.id }], noon + hour)
      page = await openPage(person, page.next)
    }
    expect(seen).toEqual(ids)
  })

  it('say how they go on in a link with the same query', async () => {
    const { person, ids } = await withEvents(3)
    const query = 'event=authn_login_success&since=2026-01-01T00:00:00%2B01:00&limit=2'
    const { next, cursor } = await open(person, query)
    const target = new URL(next ?? '', 'http://localhost')
    expect(target.pathname).toBe(`/api/${person.id}${path}`)
    expect(target.searchParams.get('cursor')).toBe(cursor)
    target.searchParams.delete('cursor')
    expect([...target.searchParams]).toEqual([...new URLSearchParams(query)])
    const last = await open(person, `${query}&cursor=${cursor}`)
    expect([last.events.map(({ id }) => id), last.next]).toEqual([ids.slice(2), null])
  })

  it('end where the filter ends', async () => {
    const { person, ids } = await withEvents(5)
    const since = 'since=2026-01-01T11:59:58Z'
    const { cursor } = await open(person, `${since}&limit=2`)
    const last = await open(person, `${since}&cursor=${cursor}`)
    expect([last.events.map(({ id }) => id), last.next]).toEqual([[ids[2]], null])
  })

  it.each([
    [2, 2],
    [500, 3],
    [2, 0],
  ])('have no link after a page of %i where there are %i', async (limit, count) => {
    const { person } = await withEvents(count)
    expect(await open(person, `limit=${limit}`)).toMatchObject({ next: null, cursor: null })
  })

  it('are of 100 where nothing is said', async () => {
    const { person, ids } = await withEvents(101)
    expect(await idsOf(person)).toEqual(ids.slice(0, 100))
  })

  it.each(['0', '501', '-1', '1.5', '1e2', '', 'all', '%201', '0x1'])(
    'are not of limit=%s',
    async (limit) => {
      const response = await (await newPerson()).send('GET', `${path}?limit=${limit}`)
      expect(await expectInvalid(response)).toEqual(['limit'])
    },
  )
})

describe('a cursor of it', () => {
  const list = 'event=authn_login_success&since=2026-01-01T00:00:00Z'

  async function withCursor() {
    const { person, ids } = await withEvents(5)
    const { cursor } = await open(person, `${list}&limit=1`)
    return { person, ids, cursor: cursor ?? '' }
  }

  it.each(['limit=1', 'limit=3', 'limit=500'])('is good with %s', async (extra) => {
    const { person, ids, cursor } = await withCursor()
    expect((await idsOf(person, `${list}&${extra}&cursor=${cursor}`))[0]).toBe(ids[1])
  })

  it.each([
    ['another event', 'event=authz_fail&since=2026-01-01T00:00:00Z'],
    ['no event', 'since=2026-01-01T00:00:00Z'],
    ['another time', 'event=authn_login_success&since=2026-01-01T00:00:01Z'],
    ['no time', 'event=authn_login_success'],
    ['nothing', ''],
  ])('is refused with %s', async (_name, query) => {
    const { person, cursor } = await withCursor()
    const response = await person.send('GET', `${path}?${query}&cursor=${cursor}`)
    await expectProblem(response, 'bad_cursor')
  })

  it('is refused from someone else', async () => {
    const { cursor } = await withCursor()
    const { person } = await withEvents(5)
    const response = await person.send('GET', `${path}?${list}&cursor=${cursor}`)
    await expectProblem(response, 'bad_cursor')
  })

  it('is no cursor of the tasks, nor the other way round', async () => {
    const { person } = await withEvents(2)
    await person.add({ title: 'A' })
    await person.add({ title: 'B' })
    const ofTasks = (await person.send('GET', '/tasks?limit=1')).headers.get('x-next-cursor')
    const { cursor: ofEvents } = await open(person, 'limit=1')
    expect([ofTasks, ofEvents]).not.toContain(null)
    await expectProblem(await person.send('GET', `${path}?cursor=${ofTasks}`), 'bad_cursor')
    await expectProblem(await person.send('GET', `/tasks?cursor=${ofEvents}`), 'bad_cursor')
  })

  it('is refused with any of its characters altered', async () => {
    const { person, cursor } = await withCursor()
    const altered = Array.from(cursor, (old, i) => {
      const other = old === 'A' ? 'B' : 'A'
      return `${cursor.slice(0, i)}${other}${cursor.slice(i + 1)}`
    })
    for (const each of [...altered, cursor.slice(1), `${cursor}A`, `${cursor}.`, '', 'x']) {
      const response = await person.send('GET', `${path}?${list}&cursor=${each}`)
      await expectProblem(response, 'bad_cursor')
    }
  })
})

describe('its filters', () => {
  it.each(securityEvents)('find the entries of %s', async (event) => {
    const person = await newPerson()
    const added = await addEvents(
      securityEvents.map((each) => ({ userId: person.id, event: each })),
    )
    const sought = added.filter((row) => row.event === event).map(({ id }) => id)
    expect(await idsOf(person, `event=${event}`)).toEqual(sought)
  })

  const times: [since: string, found: number][] = [
    ['2026-01-01T12:00:00Z', 1],
    ['2026-01-01T12:00:00.000Z', 1],
    ['2026-01-01T12:00:00.001Z', 0],
    ['2026-01-01T11:59:59.999Z', 1],
    ['2026-01-01T11:59:59Z', 2],
    ['2026-01-01T17:30:00+05:30', 1],
    ['2026-01-01T17:29:59+05:30', 2],
    ['2026-01-01T04:00:00-08:00', 1],
    ['2026-01-02T11:58:58+23:59', 3],
    ['1970-01-01T00:00:00Z', 3],
    ['0001-01-01T00:00:00Z', 3],
    ['9999-12-31T23:59:59.999Z', 0],
    ['2026-01-01T11:59:59.000000000000000000000000000Z', 2],
  ]

  it.each(times)('begin with %s itself', async (since, found) => {
    const { person, ids } = await withEvents(3)
    expect(await idsOf(person, `since=${encodeURIComponent(since)}`)).toEqual(ids.slice(0, found))
  })

  it('hold together', async () => {
    const person = await newPerson()
    const [, sought] = await addEvents(
      [
        { userId: person.id, event: 'session_created' },
        { userId: person.id, event: 'authz_fail' },
        { userId: person.id, event: 'authz_fail', time: '2025-12-31T23:59:59Z' },
      ],
      noon,
    )
    const query = 'event=authz_fail&since=2026-01-01T00:00:00Z'
    expect(await idsOf(person, query)).toEqual([sought?.id])
  })

  const wrong: [query: string, parameter: string][] = [
    ['event=', 'event'],
    ['event=nonsense', 'event'],
    ['event=AUTHZ_FAIL', 'event'],
    ['event=authz_fail,rate_limited', 'event'],
    ['event=authz_fail&event=rate_limited', 'event'],
    ['since=', 'since'],
    ['since=yesterday', 'since'],
    ['since=2026-01-01', 'since'],
    ['since=2026-01-01T12:00:00', 'since'],
    ['since=2026-01-01 12:00:00Z', 'since'],
    ['since=2026-01-01T12:00:00+05:30', 'since'],
    ['since=2026-02-30T12:00:00Z', 'since'],
    ['since=2026-01-01T24:00:00Z', 'since'],
    ['since=2026-01-01T12:00:00%2B24:00', 'since'],
    ['since=0000-01-01T00:00:00Z', 'since'],
    ['since=0001-01-01T00:00:00%2B01:00', 'since'],
    ['since=9999-12-31T23:59:59-01:00', 'since'],
    ['since=10000-01-01T00:00:00Z', 'since'],
    ['since=1767268800', 'since'],
    ['since=infinity', 'since'],
    ['since=2026-01-01T12:00:00Z&since=2026-01-01T12:00:00Z', 'since'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=a&cursor=b', 'cursor'],
    ['nonsense=1', 'nonsense'],
    ['user_id=x', 'user_id'],
    ['include_total=true', 'include_total'],
    ['sort=time', 'sort'],
    ['status=all', 'status'],
  ]

  it.each(wrong)('refuse %s', async (query, parameter) => {
    const { person } = await withEvents(1)
    expect(await expectInvalid(await person.send('GET', `${path}?${query}`))).toEqual([parameter])
  })
})

describe('the route of it', () => {
  it('answers 401 without a credential, and with a bad one', async () => {
    await expectProblem(await send('GET', `/api/me${path}`), 'unauthorized')
    const headers = { authorization: 'Bearer a.b.c' }
    await expectProblem(await send('GET', `/api/me${path}`, { headers }), 'unauthorized')
  })

  it('answers 403 under another’s path, before anything else is looked at', async () => {
    const [{ person }, { person: other }] = [await withEvents(1), await withEvents(1)]
    const astray = new Person(other.id, person.sessionId, person.token)
    for (const query of ['', '?nonsense=1', '?cursor=x']) {
      await expectProblem(await astray.send('GET', `${path}${query}`), 'forbidden')
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('answers 405 to %s', async (method) => {
    const { person } = await withEvents(1)
    const response = await person.send(method, path)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    await expectProblem(response, 'method_not_allowed')
  })

  it('answers 406 where JSON is not accepted', async () => {
    const person = await newPerson()
    const options: SendOptions = { headers: { accept: 'text/html' } }
    await expectProblem(await person.send('GET', path, options), 'not_acceptable')
  })

  it('answers HEAD as GET, without the body', async () => {
    const { person } = await withEvents(2)
    const headers = { 'x-request-id': 'same' }
    const get = await person.send('GET', `${path}?limit=1`, { headers })
    const head = await person.send('HEAD', `${path}?limit=1`, { headers })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect([...head.headers]).toEqual([...get.headers])
  })

  it('answers 401 once the session has ended', async () => {
    const { person } = await withEvents(1)
    const { orm } = await openDatabase()
    await orm.delete(session).where(eq(session.id, person.sessionId))
    await expectProblem(await person.send('GET', path), 'unauthorized')
  })
})
