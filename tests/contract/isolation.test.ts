import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { json, newPerson, type Person, type SendOptions, send } from '../harness/person'
import { oneTaskRequests, pathOf, type TaskRequest, taskRequests } from '../harness/task-requests'

const secret = 'what nobody else may read'

/** Somebody with a task in each state, and every row of theirs as the database has it. */
async function newVictim() {
  const person = await newPerson()
  const kept = await person.add({ title: secret, tags: [secret] })
  const trashed = await person.add({ title: secret, completed: true })
  await person.send('DELETE', `/tasks/${trashed.id}`)
  return { person, kept, trashed, rows: await rowsOf(person) }
}

/** As the connecting role, which no policy binds in these databases. */
async function rowsOf({ id }: Person) {
  const { orm } = await openDatabase()
  return await orm.select().from(tasks).where(eq(tasks.userId, id)).orderBy(tasks.id)
}

/** All of an answer that a caller can see, the time aside. */
async function seen(response: Response) {
  const { status, headers } = response
  return { status, headers: [...headers].sort(), body: await response.text() }
}

const sameId = { 'x-request-id': 'the-same' }

describe.each(taskRequests)('$method $path', (request) => {
  it('is 403 on another’s path, with the same answer whether that user exists or not', async () => {
    const [victim, attacker] = [await newVictim(), await newPerson()]
    const users = [victim.person.id, 'nobody', 'ME', 'me ', '..', `${attacker.id}x`, '\0', '*', "'"]
    const ids = [victim.kept.id, victim.trashed.id, crypto.randomUUID(), 'nonsense']
    const answers = users.flatMap((user) =>
      ids.map(async (id) => {
        const headers = { authorization: `Bearer ${attacker.token}`, ...sameId }
        const path = `/api/${encodeURIComponent(user)}${pathOf(request, id)}`
        return seen(await send(request.method, dotless(path), { headers, body: request.body }))
      }),
    )
    const [first, ...others] = await Promise.all(answers)
    expect(first?.status).toBe(403)
    for (const other of others) expect(other).toEqual(first)
    expect(await rowsOf(victim.person)).toEqual(victim.rows)
  })
})

type Variant = [name: string, options: SendOptions & { query?: string }]

const variants: Variant[] = [
  ['nothing more', {}],
  ['If-Match of the right version', { headers: { 'if-match': '"1", "2"' } }],
  ['If-Match of another version', { headers: { 'if-match': '"99"' } }],
  ['If-Match of any', { headers: { 'if-match': '*' } }],
  ['If-None-Match of the right version', { headers: { 'if-none-match': '"1", "2"' } }],
  ['If-None-Match of any', { headers: { 'if-none-match': '*' } }],
  ['a due time that needs the stored date', { body: { due_time: '10:00' } }],
  ['an empty body', { body: {} }],
]

describe.each(oneTaskRequests)('$method $path of another’s task', (request) => {
  it.each(variants)('is byte for byte the answer for none, with %s', async (_name, variant) => {
    const [victim, attacker] = [await newVictim(), await newPerson()]
    const takesBody = request.body !== undefined || request.path.endsWith('/complete')
    const sent: SendOptions = {
      headers: { ...variant.headers, ...sameId },
      body: takesBody ? (variant.body ?? request.body) : undefined,
    }
    const answer = async (id: string) =>
      seen(await attacker.send(request.method, pathOf(request, id), sent))
    const none = await answer(crypto.randomUUID())
    if (variant.body === undefined) expect(none.status).toBe(404)
    for (const { id } of [victim.kept, victim.trashed]) {
      expect(await answer(id)).toEqual(none)
      expect(await answer(id.toUpperCase())).toEqual(none)
    }
    expect(await rowsOf(victim.person)).toEqual(victim.rows)
  })
})

describe('creating', () => {
  it('takes an id that another person’s task has, and leaves that one alone', async () => {
    const [victim, attacker] = [await newVictim(), await newPerson()]
    for (const { id } of [victim.kept, victim.trashed]) {
      const made = await attacker.add({ id, title: 'Mine' })
      expect(made).toMatchObject({ id, user_id: attacker.id, title: 'Mine' })
      expect(await json(await attacker.send('GET', `/tasks/${id}`))).toEqual(made)
    }
    expect(await rowsOf(victim.person)).toEqual(victim.rows)
  })

  it('ignores another’s user_id in the body', async () => {
    const [victim, attacker] = [await newVictim(), await newPerson()]
    const made = await attacker.add({ title: 'Mine', user_id: victim.person.id })
    expect(made.user_id).toBe(attacker.id)
    expect(await rowsOf(victim.person)).toEqual(victim.rows)
  })
})

describe.each(changing())('$method $path', (request) => {
  it('changes only one’s own of two tasks with one id', async () => {
    const [victim, attacker] = [await newVictim(), await newPerson()]
    const { id } = await attacker.add({ id: victim.kept.id, title: 'Mine' })
    if (request.trashed) await attacker.send('DELETE', `/tasks/${id}`)
    const sent = { body: request.body && { ...request.body, user_id: victim.person.id } }
    const takesUserId = !request.path.endsWith('/complete')
    const options = takesUserId ? sent : { body: request.body }
    const response = await attacker.send(request.method, pathOf(request, id), options)
    expect(response.status).toBe(request.status)
    expect(await rowsOf(victim.person)).toEqual(victim.rows)
    const left = await rowsOf(attacker)
    expect(left.every(({ userId }) => userId === attacker.id)).toBe(true)
  })
})

describe('listing', () => {
  const queries = [
    '',
    '?status=deleted',
    '?status=completed',
    '?include_total=true',
    `?search=${encodeURIComponent(secret)}`,
    `?q=%25`,
    `?tag=${encodeURIComponent(secret)}`,
    '?sort=title&order=asc',
    '?priority=none,low,medium,high',
  ]

  it.each(queries)('shows nothing of another’s under %j', async (query) => {
    const [, attacker] = [await newVictim(), await newPerson()]
    const response = await attacker.send('GET', `/tasks${query}`)
    expect([response.status, await response.text()]).toEqual([200, '[]'])
    expect(response.headers.get('x-total-count') ?? '0').toBe('0')
  })

  it.each(['user_id', 'userId', 'owner', 'nxtPuser_id'])(
    'refuses the parameter %s',
    async (name) => {
      const [victim, attacker] = [await newVictim(), await newPerson()]
      const response = await attacker.send('GET', `/tasks?${name}=${victim.person.id}`)
      expect(response.status).toBe(422)
      expect(await response.text()).not.toContain(secret)
    },
  )

  it('refuses another’s cursor as an altered one', async () => {
    const [victim, attacker] = [await newVictim(), await newPerson()]
    for (const { person } of [victim, { person: attacker }]) {
      for (const title of ['1', '2', '3']) await person.add({ title })
    }
    const page = await victim.person.send('GET', '/tasks?limit=1')
    const cursor = page.headers.get('x-next-cursor') ?? ''
    expect((await victim.person.send('GET', `/tasks?limit=1&cursor=${cursor}`)).status).toBe(200)
    const answers = [cursor, `${cursor.slice(0, -1)}`, 'e30.AAAA'].map(async (given) =>
      seen(await attacker.send('GET', `/tasks?limit=1&cursor=${given}`, { headers: sameId })),
    )
    const [others, ...altered] = await Promise.all(answers)
    expect(others?.status).toBe(422)
    expect(others?.body).toContain('"bad_cursor"')
    for (const answer of altered) expect(answer).toEqual(others)
  })
})

function changing(): TaskRequest[] {
  return oneTaskRequests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')
}

/** A path of dots is resolved before it is sent; spelled otherwise it reaches the handler. */
function dotless(path: string) {
  return path.replace('/api/../', '/api/...%2f/')
}
