import { once } from 'node:events'
import { startPostgres } from '../tests/harness/postgres-server'
import { runScript } from '../tests/harness/run-script'
import { expect } from './fixtures'
import { type Server, test, untilReady } from './own-server'

test('the server refuses to start with a secret that is too short', async ({ serve }) => {
  const { child, output } = serve({ BETTER_AUTH_SECRET: 'x'.repeat(31) })
  const [code] = await once(child, 'exit')
  const [stdout, stderr] = await output
  expect(code).toBe(1)
  expect(stderr).toMatch(/BETTER_AUTH_SECRET: must be at least 32 bytes/)
  expect(stderr).not.toContain('    at ')
  expect(stdout).not.toContain('ready')
})

test('a server on a schema that is too old answers 503, and serves once somebody has migrated', async ({
  serve,
}) => {
  const postgres = await startPostgres()
  try {
    const environment = { DATABASE_URL: postgres.url, MIGRATE: 'off' }
    const server = serve(environment)
    const origin = await untilReady(server)
    const ready = await fetch(`${origin}/api/health/ready`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({
      readiness: { database: 'reachable', schema: { applied: null } },
    })
    const refused = await signUp(origin)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    const migrated = await runScript(['migrations.mjs', 'migrate'], { environment })
    expect(migrated).toMatchObject({ code: 0, stderr: '' })
    const status = async () => (await fetch(`${origin}/api/health/ready`)).status
    await expect.poll(status).toBe(200)
    expect((await signUp(origin)).status).toBe(200)
    const rolledBack = await runScript(['migrations.mjs', 'rollback'], { environment })
    expect(rolledBack.code).toBe(0)
    await expect.poll(status).toBe(503)
    const [code, stdout] = await endOf(server)
    expect(code).toBe(0)
    // However often it tried meanwhile: once at the start, and once after the rollback.
    expect(stdout.match(/schema is too old: it lacks 0000_init/g)).toHaveLength(1)
    expect(stdout.match(/schema is too old/g)).toHaveLength(2)
  } finally {
    await postgres.stop()
  }
})

test('a server on an embedded database that is too old stays up until it is told to stop', async ({
  serve,
}) => {
  const waiting = serve({ MIGRATE: 'off' })
  const origin = await untilReady(waiting)
  expect((await fetch(`${origin}/api/health/ready`)).status).toBe(503)
  expect((await fetch(`${origin}/api/health/live`)).status).toBe(200)
  const [code, stdout] = await endOf(waiting)
  expect(code).toBe(0)
  expect(stdout.match(/schema is too old/g)).toHaveLength(1)
})

test('a second server on one data folder ends with one clear line, and the first goes on', async ({
  serve,
}) => {
  const first = serve({})
  const origin = await untilReady(first)
  const second = serve({})
  const [code] = await once(second.child, 'exit')
  const [, stderr] = await second.output
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain(`in use by process ${first.child.pid}.`)
  expect((await fetch(`${origin}/api/health/ready`)).status).toBe(200)
  first.child.kill('SIGTERM')
  const [firstCode] = await once(first.child, 'exit')
  expect(firstCode).toBe(0)
})

test('a server starts on the folder of one that was killed, and the tasks are there', async ({
  serve,
}) => {
  const first = serve({})
  const origin = await untilReady(first)
  const authorization = `Bearer ${(await signUp(origin)).headers.get('set-auth-token')}`
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
  const second = serve({})
  const list = await fetch(`${await untilReady(second)}/api/me/tasks`, {
    headers: { authorization },
  })
  expect(await list.json()).toEqual([task])
  second.child.kill('SIGTERM')
  await once(second.child, 'exit')
})

test('a server that is stopped says how often each event of its last minute happened', async ({
  serve,
}) => {
  const { child, output } = serve({})
  const origin = await untilReady({ child, output })
  for (const _ of [1, 2, 3]) expect((await fetch(`${origin}/api/me/tasks`)).status).toBe(401)
  child.kill('SIGTERM')
  const [stdout] = await output
  const lines = stdout.split('\n').filter((line) => line.includes('"authn_token_missing"'))
  const counts = lines.map((line) => JSON.parse(line).count)
  // Where a minute ended meanwhile, these are of two.
  expect(counts.at(-1)).toBeGreaterThan(1)
})

function signUp(origin: string) {
  return fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'A', email: 'a@example.com', password: 'correct horse' }),
  })
}

/** Stops a server. @returns its exit code, and what it has said. */
async function endOf({ child, output }: Server): Promise<[code: number, stdout: string]> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await ended
  const [stdout] = await output
  return [code, stdout]
}
