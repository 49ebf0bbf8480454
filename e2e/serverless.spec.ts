import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { packFunction } from '../tests/harness/pack-function'
import { type PostgresServer, startPostgres } from '../tests/harness/postgres-server'
import { expect, freshEmail, password, test } from './fixtures'

// Each API route as a function of its own: in a folder with what the build traced for it, in a process
// that calls the handler that the build exports, over one database that something else has migrated.
test.describe.configure({ mode: 'serial' })

const kilobytesMax = 5_500
const cronSecret = 'only-for-tests-only-for-tests'
const onVercel = { VERCEL: '1', VERCEL_URL: 'docket.example', VERCEL_REGION: 'iad1' }
const host = resolve('tests/harness/serverless-host.mjs')

/** What each function answers to somebody without a credential. */
const toNobody: Record<string, { method: string; path: string; status: number }> = {
  '/api/[[...rest]]': { method: 'GET', path: '/api/nowhere', status: 404 },
  '/api/[user_id]/export': { method: 'GET', path: '/api/me/export', status: 401 },
  '/api/[user_id]/security-events': { method: 'GET', path: '/api/me/security-events', status: 401 },
  '/api/[user_id]/tasks': { method: 'GET', path: '/api/me/tasks', status: 401 },
  '/api/[user_id]/tasks/[task_id]': { method: 'GET', path: '/api/me/tasks/1', status: 401 },
  '/api/[user_id]/tasks/[task_id]/complete': {
    method: 'PATCH',
    path: '/api/me/tasks/1/complete',
    status: 401,
  },
  '/api/[user_id]/tasks/[task_id]/restore': {
    method: 'POST',
    path: '/api/me/tasks/1/restore',
    status: 401,
  },
  '/api/auth/[...all]': { method: 'GET', path: '/api/auth/token', status: 401 },
  '/api/cron/purge': { method: 'GET', path: '/api/cron/purge', status: 401 },
  '/api/health/live': { method: 'GET', path: '/api/health/live', status: 200 },
  '/api/health/ready': { method: 'GET', path: '/api/health/ready', status: 200 },
  '/api/openapi.json': { method: 'GET', path: '/api/openapi.json', status: 200 },
}
const routes = Object.keys(toNobody)

type Packed = ReturnType<typeof packFunction> & { folder: string; entry: string }

let scratch: string
let postgres: PostgresServer
const packed = new Map<string, Packed>()
const origins = new Map<string, Promise<string>>()
const children: ChildProcess[] = []

test.beforeAll(async () => {
  postgres = await startPostgres()
  scratch = mkdtempSync(join(tmpdir(), 'docket-functions-'))
  routes.forEach((route, i) => {
    const entry = `.next/server/app${route}/route.js`
    const folder = join(scratch, String(i))
    packed.set(route, { folder, entry, ...packFunction(entry, folder) })
  })
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/harness/migrate-once.ts'], {
    env: { ...process.env, ...environment(), MIGRATE: 'on' },
  })
})

test.afterAll(async () => {
  for (const child of children) {
    const ended = once(child, 'exit')
    if (child.kill('SIGKILL')) await ended
  }
  await postgres.stop()
  rmSync(scratch, { recursive: true, force: true })
})

function environment() {
  return {
    NODE_ENV: 'production' as const,
    BETTER_AUTH_URL: 'https://docket.example',
    BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    DATABASE_URL: postgres.url,
    CRON_SECRET: cronSecret,
    LOG_LEVEL: 'error',
  }
}

function packedOf(route: string): Packed {
  const found = packed.get(route)
  if (!found) throw new Error(`${route} is not packed`)
  return found
}

/** Where a route's function answers: started at its first call, as a host does. */
function originOf(route: string): Promise<string> {
  const started = origins.get(route) ?? start(route)
  origins.set(route, started)
  return started
}

async function start(route: string): Promise<string> {
  const { folder, entry } = packedOf(route)
  const child = spawn(process.execPath, [host, entry], {
    cwd: folder,
    env: { ...environment(), ...onVercel },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the function of ${route} ended`))),
  ])
  return String(line).trim()
}

type Call = { token?: string; body?: object }

async function call(route: string, method: string, path: string, { token, body }: Call = {}) {
  return await fetch(`${await originOf(route)}${path}`, {
    method,
    headers: {
      'x-real-ip': '192.0.2.1',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

test('every API route of the build is tried here', () => {
  const manifest = JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8'))
  const built = Object.keys(manifest).filter((name) => name.startsWith('/api/'))
  expect(built.map((name) => name.replace(/\/route$/, '')).sort()).toEqual([...routes].sort())
})

for (const route of routes) {
  test(`${route} is packed small, without PGlite, tests or data`, () => {
    const { files, bytes } = packedOf(route)
    const unwanted = /pglite|^(tests|e2e|docs|\.data|\.git|\.env)|^node_modules\/(typescript|sharp)/
    expect(files.filter((path) => unwanted.test(path))).toEqual([])
    const kilobytes = Math.round(bytes / 1024)
    process.stdout.write(`${route}: ${kilobytes} kB in ${files.length} files\n`)
    expect(kilobytes).toBeLessThan(kilobytesMax)
  })
}

test('each function answers whoever has no credential as the contract says', async () => {
  const answers = routes.map(async (route) => {
    const { method = '', path = '' } = toNobody[route] ?? {}
    const response = await call(route, method, path)
    expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/)
    return [route, response.status]
  })
  const expected = Object.entries(toNobody).map(([route, { status }]) => [route, status])
  expect(await Promise.all(answers)).toEqual(expected)
})

test('a person’s requests are answered, each by another function', async () => {
  const auth = '/api/auth/[...all]'
  const account = { name: 'Ada', email: freshEmail(), password }
  const signUp = await call(auth, 'POST', '/api/auth/sign-up/email', { body: account })
  expect(signUp.status).toBe(200)
  const session = signUp.headers.get('set-auth-token') ?? ''
  const { token } = await (await call(auth, 'GET', '/api/auth/token', { token: session })).json()

  const tasks = '/api/[user_id]/tasks'
  const created = await call(tasks, 'POST', '/api/me/tasks', { token, body: { title: 'Sail' } })
  expect(created.status).toBe(201)
  const task = await created.json()
  const path = `/api/me/tasks/${task.id}`
  expect(await (await call(tasks, 'GET', '/api/me/tasks', { token })).json()).toEqual([task])
  expect((await call(tasks, 'GET', '/api/somebody/tasks', { token })).status).toBe(403)

  const one = `${tasks}/[task_id]`
  expect(await (await call(one, 'GET', path, { token })).json()).toEqual(task)
  const completed = await call(`${one}/complete`, 'PATCH', `${path}/complete`, { token })
  expect(await completed.json()).toMatchObject({ id: task.id, completed: true })
  expect((await call(one, 'DELETE', path, { token })).status).toBe(204)
  const restored = await call(`${one}/restore`, 'POST', `${path}/restore`, { token })
  expect(await restored.json()).toMatchObject({ id: task.id, deleted_at: null })

  const exported = await call('/api/[user_id]/export', 'GET', '/api/me/export', { token })
  expect(await exported.json()).toMatchObject({ tasks: [{ id: task.id }] })
  // The row is saved after the answer that it tells of.
  const events = '/api/[user_id]/security-events'
  await expect(async () => {
    const log = await call(events, 'GET', '/api/me/security-events?event=authz_fail', { token })
    expect(await log.json()).toMatchObject([{ event: 'authz_fail', address: '192.0.2.1' }])
  }).toPass()
})

test('a scheduler’s request purges, where vercel.json sends it', async () => {
  const { crons } = JSON.parse(readFileSync('vercel.json', 'utf8'))
  expect(crons).toEqual([expect.objectContaining({ path: '/api/cron/purge' })])
  const response = await call('/api/cron/purge', 'GET', '/api/cron/purge', { token: cronSecret })
  expect([response.status, await response.json()]).toEqual([
    200,
    expect.objectContaining({ tasks: 0 }),
  ])
})
