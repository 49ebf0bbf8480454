import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'

const goodSecret = 'only-for-tests-only-for-tests-only-for-tests'
let directory: string
let children: ChildProcess[]

test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'docket-boot-'))
  children = []
})

test.afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

/** Starts the production server as a process of its own. An empty variable counts as absent. */
function serve(environment: Record<string, string>) {
  const env = {
    ...process.env,
    ...{ BETTER_AUTH_SECRET: goodSecret, BETTER_AUTH_URL: '', DATABASE_URL: '' },
    ...{ DATA_DIR: directory, MIGRATE: 'on', PORT: '3211', ...environment },
  }
  const child = spawn(process.execPath, ['scripts/serve.mjs'], { env })
  children.push(child)
  return { child, output: Promise.all([text(child.stdout), text(child.stderr)]) }
}

/** Listens beside `text`, which reads the same stream to its end. */
async function untilReady(child: ChildProcess) {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('Docket is ready')) resolve()
    })
    child.once('exit', () => reject(new Error('the server ended before it was ready')))
  })
}

const refusals: { name: string; environment: Record<string, string>; says: RegExp }[] = [
  {
    name: 'a secret that is too short',
    environment: { BETTER_AUTH_SECRET: 'x'.repeat(31) },
    says: /BETTER_AUTH_SECRET: must be at least 32 bytes/,
  },
  {
    name: 'a schema that is too old, where migrating is left to somebody else',
    environment: { MIGRATE: 'off' },
    says: /schema is too old/,
  },
]

for (const { name, environment, says } of refusals) {
  test(`the server refuses to start with ${name}`, async () => {
    const { child, output } = serve(environment)
    const [code] = await once(child, 'exit')
    const [stdout, stderr] = await output
    expect(code).toBe(1)
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('    at ')
    expect(stdout).not.toContain('ready')
  })
}

test('a second server on one data folder ends with one clear line, and the first goes on', async () => {
  const first = serve({ PORT: '3212' })
  await untilReady(first.child)
  const second = serve({ PORT: '3213' })
  const [code] = await once(second.child, 'exit')
  const [, stderr] = await second.output
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain(`in use by process ${first.child.pid}.`)
  expect((await fetch('http://127.0.0.1:3212/api/health/ready')).status).toBe(200)
  first.child.kill('SIGTERM')
  const [firstCode] = await once(first.child, 'exit')
  expect(firstCode).toBe(0)
})

test('a server starts on the folder of one that was killed, and the tasks are there', async () => {
  const first = serve({ PORT: '3214' })
  await untilReady(first.child)
  const origin = 'http://localhost:3214'
  const signUp = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'A', email: 'a@example.com', password: 'correct horse' }),
  })
  const authorization = `Bearer ${signUp.headers.get('set-auth-token')}`
  const created = await fetch(`${origin}/api/me/tasks`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Survive' }),
  })
  expect(created.status).toBe(201)
  const task = await created.json()
  const killed = once(first.child, 'exit')
  first.child.kill('SIGKILL')
  await killed
  const second = serve({ PORT: '3214' })
  await untilReady(second.child)
  const list = await fetch(`${origin}/api/me/tasks`, { headers: { authorization } })
  expect(await list.json()).toEqual([task])
  second.child.kill('SIGTERM')
  await once(second.child, 'exit')
})
