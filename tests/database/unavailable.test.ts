import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase } from '@/db/database'
import { problemExplanations } from '@/lib/problem-explanations'
import { type CountingProxy, startCountingProxy } from '../harness/counting-proxy'
import { json, send } from '../harness/person'
import { type SignedUp, signUp } from '../harness/sign-up'

let proxy: CountingProxy
let somebody: SignedUp

beforeAll(async () => {
  proxy = await startCountingProxy(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = proxy.url
  somebody = await signUp()
  // Whatever is loaded once is loaded now.
  expect((await somebody.person.send('GET', '/tasks')).status).toBe(200)
})

afterAll(async () => {
  await closeDatabase()
  await proxy.close()
})

type Ask = { name: string; ask: (headersOf: SignedUp) => Promise<Response> }

const questions: Ask[] = [
  { name: 'a task route, to a JWT', ask: ({ person }) => person.send('GET', '/tasks') },
  {
    name: 'a task route, to a session token',
    ask: ({ sessionToken }) =>
      send('GET', '/api/me/tasks', { headers: { authorization: `Bearer ${sessionToken}` } }),
  },
  {
    name: 'a task route, to a cookie',
    ask: ({ cookie }) => send('GET', '/api/me/tasks', { headers: { cookie } }),
  },
  {
    name: 'a write',
    ask: ({ person }) => person.send('POST', '/tasks', { body: { title: 'Not now' } }),
  },
  {
    name: 'fetching a token',
    ask: ({ cookie }) => send('GET', '/api/auth/token', { headers: { cookie } }),
  },
  {
    name: 'signing in',
    ask: ({ email, password }) =>
      send('POST', '/api/auth/sign-in/email', { body: { email, password } }),
  },
]

describe('while the database is down', () => {
  it.each(questions)(
    '$name answers 503 with Retry-After, and recovers by itself',
    async ({ ask }) => {
      await proxy.cut()
      const response = await ask(somebody)
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('1')
      const problem = await json<{ code: string; detail: string }>(response)
      const { example: detail } = problemExplanations.unavailable
      expect(problem).toMatchObject({ code: 'unavailable', detail })
      expect(JSON.stringify(problem)).not.toMatch(/127\.0\.0\.1|ECONN|postgres/)
      await proxy.mend()
      expect((await ask(somebody)).status).toBeLessThan(300)
    },
  )

  it('readiness says so, and liveness does not care', async () => {
    await proxy.cut()
    const ready = await send('GET', '/api/health/ready')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({
      code: 'unavailable',
      readiness: { database: 'unreachable' },
    })
    expect((await send('GET', '/api/health/live')).status).toBe(200)
    await proxy.mend()
    const status = async () => (await send('GET', '/api/health/ready')).status
    await expect.poll(status, { timeout: 5_000 }).toBe(200)
  })

  it.each(questions)('$name is not kept waiting by one that is frozen', async ({ ask }) => {
    proxy.freeze()
    expect((await ask(somebody)).status).toBe(503)
    await proxy.mend()
    expect((await ask(somebody)).status).toBeLessThan(300)
  })

  it('a bad token is refused as ever', async () => {
    await proxy.cut()
    const headers = { authorization: 'Bearer a.b.c' }
    expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
    await proxy.mend()
  })
})

it('readiness says so in time while somebody else migrates, and comes back by itself', async () => {
  const elsewhere = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await elsewhere.connect()
  // What whoever migrates holds.
  await elsewhere.query('select pg_advisory_lock(3685461)')
  await closeDatabase()
  const status = async () => (await send('GET', '/api/health/ready')).status
  await expect.poll(status, { timeout: 10_000 }).toBe(503)
  await elsewhere.end()
  await expect.poll(status, { timeout: 10_000 }).toBe(200)
})
