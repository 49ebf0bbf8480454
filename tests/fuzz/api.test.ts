import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Task } from '@/lib/tasks/task-schema'
import { rememberSecret } from '../harness/captured-log'
import { json, send } from '../harness/person'
import { type SignedUp, signUp } from '../harness/sign-up'
import { type FuzzRequest, fuzzRequests, type Places } from './requests'

const cases = Number(process.env.FUZZ_CASES || 500)
/** The same requests each time, unless a seed is given: fast-check names it with what it finds. */
const seed = Number(process.env.FUZZ_SEED || 1)

// Nobody's text holds these by chance.
const canary = `canary-${randomUUID()}`
const cronSecret = randomUUID()
rememberSecret(cronSecret)

// The environment is read once, at first use, which is later than this. No mail arrives.
vi.stubEnv('CRON_SECRET', cronSecret)
vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9')

const origin = 'http://localhost:3000'

let victim: SignedUp
let attacker: SignedUp
let places: Places

beforeAll(async () => {
  victim = await signUp()
  attacker = await signUp()
  const hidden = await victim.person.add({ title: canary, description: canary, tags: [canary] })
  const trashed = await victim.person.add({ title: canary })
  await victim.person.send('DELETE', `/tasks/${trashed.id}`)
  const headers = { cookie: victim.cookie, origin }
  await send('POST', '/api/auth/update-user', { headers, body: { name: canary } })
  const own = await Promise.all([1, 2, 3].map((n) => attacker.person.add({ title: `Own ${n}` })))
  const { id } = attacker.person
  places = {
    users: ['me', 'me', 'me', id, victim.person.id],
    tasks: [hidden.id, trashed.id, ...own.map((task) => task.id), randomUUID()],
    emails: [victim.email, attacker.email],
  }
})

/** As the attacker by a token or by a cookie, with a bad token, or as nobody. */
const credentials = fc.constantFrom('own', 'own', 'own', 'own', 'cookie', 'bad', 'none')

/** What is good at a path as a Bearer. */
function tokenAt(path: string) {
  if (path === '/api/cron/purge') return cronSecret
  return path.startsWith('/api/auth/') ? attacker.sessionToken : attacker.person.token
}

async function answerTo(request: FuzzRequest, credential: string) {
  const { method, path, query, headers, body } = request
  const sent: Record<string, string> = { ...headers }
  if (credential === 'own') sent.authorization = `Bearer ${tokenAt(path)}`
  if (credential === 'bad') sent.authorization = `Bearer ${tokenAt(path)}x`
  if (credential === 'cookie') Object.assign(sent, { origin, ...headers, cookie: attacker.cookie })
  const raw = body === null || ['GET', 'HEAD'].includes(method) ? undefined : body
  if (raw !== undefined) sent['content-type'] ??= 'application/json'
  return await send(method, path + query, { headers: sent, raw })
}

const usual = [200, 201, 204, 400, 401, 403, 404, 405, 406, 412, 422]

it(`answers ${cases} odd requests as documented: never a 5xx, never a byte of another user’s`, {
  timeout: 60_000 + cases * 200,
}, async () => {
  const seen = new Set<number>()
  const property = fc.asyncProperty(fuzzRequests(places), credentials, async (request, who) => {
    const response = await answerTo(request, who)
    seen.add(response.status)
    expect(response.status).toBeLessThan(500)
    const text = await response.text()
    expect(text).not.toContain(canary)
    if (['bad', 'none'].includes(who)) expect(response.status).not.toBe(201)
  })
  await fc.assert(property, { numRuns: cases, seed })
  // Were most of them refused at the door, the rest would prove nothing.
  expect([...seen]).toEqual(expect.arrayContaining(usual))
})

it('has not changed anything of the other’s, nor ended a session', async () => {
  const { person, cookie } = victim
  const tasks = await json<Task[]>(await person.send('GET', '/tasks'))
  const trash = await json<Task[]>(await person.send('GET', '/tasks?status=deleted'))
  expect([...tasks, ...trash]).toEqual([
    expect.objectContaining({ title: canary, version: 1 }),
    expect.objectContaining({ title: canary, version: 2 }),
  ])
  const session = await send('GET', '/api/auth/get-session', { headers: { cookie } })
  expect(await json(session)).toMatchObject({ user: { name: canary, email: victim.email } })
  expect((await attacker.person.send('GET', '/tasks')).status).toBe(200)
})
