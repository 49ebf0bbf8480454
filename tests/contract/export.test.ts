import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { GET } from '@/app/api/[user_id]/export/route'
import { asTenant, openDatabase } from '@/db/database'
import { account, session } from '@/db/schema/auth'
import { type AccountExport, exportOutput } from '@/lib/account/export-schema'
import { saveSecurityLog } from '@/lib/security-log/record-event'
import { expectProblem } from '../harness/answers'
import { json, newPerson, Person, send } from '../harness/person'
import { addEvents } from '../harness/security-log'
import { signIn, signUp } from '../harness/sign-up'

const path = '/export'

async function readExport(response: Response): Promise<{ text: string; data: AccountExport }> {
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return { text, data: exportOutput.parse(JSON.parse(text)) }
}

const exportOf = async (person: Person) => readExport(await person.send('GET', path))

/** Makes many tasks at once, every third of them in the trash. */
async function addTasks({ id, sessionId }: Person, count: number) {
  await asTenant({ userId: id, sessionId }, (db) => [
    db.execute(sql`
      insert into tasks (user_id, id, title, deleted_at)
      select ${id}::text, gen_random_uuid(), 'Task ' || n, case when n % 3 = 0 then now() end
      from generate_series(1, ${count}::int) n`),
  ])
}

/** Every page of a list, as the API shows it. */
async function wholeList<Item>(person: Person, list: string): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`
    const response = await person.send('GET', `${list}limit=500${query}`)
    items.push(...(await json<Item[]>(response)))
    cursor = response.headers.get('x-next-cursor')
  }
  return items
}

const byId = <Item extends { id: string }>(items: Item[]) =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('an export', () => {
  it('is a JSON file to be saved, kept nowhere', async () => {
    const { headers, status } = await (await newPerson()).send('GET', path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/json\b/)
    expect(headers.get('content-disposition')).toBe('attachment; filename="docket-export.json"')
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  it('of an empty account is whole', async () => {
    const person = await newPerson()
    const before = Date.now()
    const { data } = await exportOf(person)
    expect(data).toMatchObject({ tasks: [], security_events: [] })
    expect(data.user).toEqual({
      id: person.id,
      name: 'Somebody',
      email: `${person.id}@example.com`,
      created_at: expect.any(String),
    })
    expect(data.sessions.map(({ id }) => id)).toEqual([person.sessionId])
    expect(Date.parse(data.exported_at)).toBeGreaterThanOrEqual(before - 1)
    expect(Date.parse(data.exported_at)).toBeLessThanOrEqual(Date.now())
  })

  it('shows a task as the API does, with everything in it', async () => {
    const person = await newPerson()
    const made = await person.add({
      title: 'A "quoted" \\ title, of \u2028 every 🦊 script é',
      description: 'lines\n\tand "more" ]}',
      priority: 'high',
      due_date: '2030-01-02',
      due_time: '03:04',
      tags: ['a', 'ß'],
      completed: true,
    })
    const { id } = await person.add({ title: 'In the trash' })
    await person.send('DELETE', `/tasks/${id}`)
    const trash = await json<{ id: string }[]>(await person.send('GET', '/tasks?status=deleted'))
    const { data } = await exportOf(person)
    expect(byId(data.tasks)).toEqual(byId([made, ...trash]))
  })

  it.each([1, 999, 1_000, 1_001, 2_000, 2_345])(
    'holds every one of %i tasks once',
    async (count) => {
      const person = await newPerson()
      await addTasks(person, count)
      const { data } = await exportOf(person)
      expect(data.tasks).toHaveLength(count)
      const shown = [
        ...(await wholeList<{ id: string }>(person, '/tasks?')),
        ...(await wholeList<{ id: string }>(person, '/tasks?status=deleted&')),
      ]
      expect(byId(data.tasks)).toEqual(byId(shown))
    },
  )

  it.each([1, 500, 501, 1_234])('holds every one of %i entries of the log once', async (count) => {
    const person = await newPerson()
    await addEvents(Array.from({ length: count }, () => ({ userId: person.id })))
    const { data } = await exportOf(person)
    expect(data.security_events).toHaveLength(count)
    expect(data.security_events).toEqual(await wholeList(person, '/security-events?'))
  })

  it('names every session, and what is known of it', async () => {
    const first = await signUp()
    const second = await signIn(first, { 'user-agent': 'a program/1.0' })
    const { data } = await exportOf(first.person)
    const ids = [first.person.sessionId, second.person.sessionId]
    expect(data.sessions.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(data.sessions.find(({ id }) => id === second.person.sessionId)).toMatchObject({
      user_agent: 'a program/1.0',
      address: null,
    })
  })

  it('holds no secret of the account', async () => {
    const first = await signUp()
    const second = await signIn(first)
    const { id } = first.person
    const { orm } = await openDatabase()
    const sessions = await orm
      .select({ token: session.token })
      .from(session)
      .where(eq(session.userId, id))
    const [stored] = await orm
      .select({ hash: account.password })
      .from(account)
      .where(eq(account.userId, id))
    expect([sessions.length, typeof stored?.hash]).toEqual([2, 'string'])
    const secrets = [
      ...sessions.map(({ token }) => token),
      stored?.hash ?? '',
      ...(stored?.hash ?? '').split(':'),
      first.password,
      ...[first, second].flatMap(({ person, sessionToken, cookie }) => [
        person.token,
        sessionToken,
        cookie.split('=', 2)[1] ?? '',
      ]),
    ]
    const { text } = await exportOf(first.person)
    expect(secrets.filter((secret) => secret === '' || text.includes(secret))).toEqual([])
    expect(text).not.toMatch(/password"|token"|hash"/i)
  })

  it('holds not a byte of anybody else’s', async () => {
    const [by, other] = [await signUp(), await signUp()]
    await addTasks(by.person, 1_500)
    await addTasks(other.person, 1_500)
    const theirs = await other.person.add({ title: 'A title of the other one’s', tags: ['theirs'] })
    await addEvents([{ userId: other.person.id, address: '198.51.100.99', requestId: 'of-theirs' }])
    await addEvents([{ userId: null, address: '198.51.100.98' }])
    await saveSecurityLog()
    const { data: whole } = await exportOf(other.person)
    const { text, data } = await exportOf(by.person)
    const foreign = [
      other.email,
      other.person.id,
      other.person.sessionId,
      theirs.title,
      'theirs',
      '198.51.100.9',
      ...whole.tasks.map(({ id }) => id),
      ...whole.security_events.map(({ id }) => id),
    ]
    expect(foreign.filter((each) => text.includes(each))).toEqual([])
    expect(data.tasks).toHaveLength(1_500)
    expect(new Set(data.tasks.map(({ user_id }) => user_id))).toEqual(new Set([by.person.id]))
    expect(new Set(data.security_events.map(({ user_id }) => user_id))).toEqual(
      new Set([by.person.id]),
    )
  })

  it('is to be had by a cookie, as a browser follows a link', async () => {
    const { person, cookie } = await signUp()
    const made = await person.add({ title: 'Mine' })
    const headers = { cookie, 'sec-fetch-site': 'same-origin', accept: 'text/html,*/*;q=0.8' }
    const { data } = await readExport(await send('GET', '/api/me/export', { headers }))
    expect([data.user.id, data.tasks]).toEqual([person.id, [made]])
  })

  /** Straight from the route: the harness would read a copy of the whole answer before it hands it on. */
  function begin({ token }: Person) {
    const headers = { authorization: `Bearer ${token}` }
    const request = new Request('http://localhost/api/me/export', { headers })
    return GET(request, { params: Promise.resolve({ user_id: 'me' }) })
  }

  it('goes on where rows are added and erased while it is read', async () => {
    const person = await newPerson()
    await addTasks(person, 1_500)
    const response = await begin(person)
    await addTasks(person, 100)
    const tasks = await json<{ id: string }[]>(await person.send('GET', '/tasks?limit=50'))
    for (const { id } of tasks.slice(0, 5)) {
      await person.send('DELETE', `/tasks/${id}?permanent=true`)
    }
    const { data } = await readExport(response)
    expect(new Set(data.tasks.map(({ id }) => id)).size).toBe(data.tasks.length)
    expect(data.tasks.length).toBeGreaterThanOrEqual(1_495)
  })

  it('breaks off where the session ends while it is read', async () => {
    const person = await newPerson()
    await addTasks(person, 4_000)
    const response = await begin(person)
    const { orm } = await openDatabase()
    await orm.delete(session).where(eq(session.id, person.sessionId))
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })
})

describe('the route of it', () => {
  it('answers 401 without a credential, and to one whose session or account is gone', async () => {
    await expectProblem(await send('GET', '/api/me/export'), 'unauthorized')
    const person = await newPerson()
    const { orm } = await openDatabase()
    await orm.delete(session).where(eq(session.id, person.sessionId))
    await expectProblem(await person.send('GET', path), 'unauthorized')
  })

  it('answers 403 under another’s path', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    const astray = new Person(other.id, person.sessionId, person.token)
    await expectProblem(await astray.send('GET', path), 'forbidden')
    const nobody = new Person(randomUUID(), person.sessionId, person.token)
    await expectProblem(await nobody.send('GET', path), 'forbidden')
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('answers 405 to %s', async (method) => {
    const response = await (await newPerson()).send(method, path)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    await expectProblem(response, 'method_not_allowed')
  })

  it('answers 406 where JSON is not accepted', async () => {
    const headers = { accept: 'text/html' }
    await expectProblem(await (await newPerson()).send('GET', path, { headers }), 'not_acceptable')
  })

  it('answers HEAD as GET, without the body', async () => {
    const person = await newPerson()
    const headers = { 'x-request-id': 'same' }
    const get = await person.send('GET', path, { headers })
    const head = await person.send('HEAD', path, { headers })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect([...head.headers]).toEqual([...get.headers])
  })
})
