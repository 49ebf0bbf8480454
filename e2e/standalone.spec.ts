import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startComposeDatabase } from '../tests/harness/compose-database'
import { readComposeFile } from '../tests/harness/compose-file'
import { readCommand } from '../tests/harness/dockerfile'
import { freePort } from '../tests/harness/free-port'
import { unprivilegedUser } from '../tests/harness/unprivileged-user'
import { expect, password, test } from './fixtures'
import { untilReady } from './own-server'

// What the container holds, in a folder of its own and as nobody special, run by the very commands of
// the Dockerfile, with the environment and the database of compose.yaml.
test.describe.configure({ mode: 'serial' })

const megabytesMax = 40

let scratch: string
let database: Awaited<ReturnType<typeof startComposeDatabase>>
let environment: Record<string, string>
let origin: string
let server: ChildProcess | undefined

test.beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'docket-standalone-'))
  chmodSync(scratch, 0o755)
  // Next puts the one of whoever builds there.
  writeFileSync('.next/standalone/.env', 'BETTER_AUTH_SECRET=left-behind\n')
  execFileSync(process.execPath, ['scripts/standalone.mjs', join(scratch, 'app')])
  rmSync('.next/standalone/.env')
  // The one that runs the tests may lie where nobody special can reach it.
  mkdirSync(join(scratch, 'bin'))
  cpSync(process.execPath, join(scratch, 'bin/node'))
  database = await startComposeDatabase()
  const port = String(await freePort())
  origin = `http://localhost:${port}`
  const { app } = readComposeFile({
    BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    BETTER_AUTH_URL: origin,
    DATABASE_PASSWORD: database.password,
  }).services
  const url = new URL(app.environment.DATABASE_URL ?? '')
  url.host = database.url.host
  environment = { ...app.environment, PORT: port, DATABASE_URL: url.href }
})

test.afterAll(async () => {
  if (server?.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  await database.stop()
  rmSync(scratch, { recursive: true, force: true })
})

/** Runs a command as the container does. */
function run([command = '', ...args]: string[], env: Record<string, string> = environment) {
  const child = spawn(command, args, {
    ...unprivilegedUser(),
    cwd: join(scratch, 'app'),
    env: { NODE_ENV: 'production', PATH: join(scratch, 'bin'), ...env },
  })
  return { child, output: Promise.all([text(child.stdout), text(child.stderr)]) }
}

async function codeOf(command: string[]) {
  const [code] = await once(run(command).child, 'exit')
  return code
}

const isLive = () => codeOf(readCommand('HEALTHCHECK'))
const isReady = () => {
  const secrets = { BETTER_AUTH_SECRET: 'x', DATABASE_PASSWORD: 'x' }
  const [, ...command] = readComposeFile(secrets).services.app.healthcheck.test
  return codeOf(command)
}

/** As whoever watches a container asks: a machine that is busy may miss a check. */
async function expectHealth(codes: { live: number; ready: number }) {
  await expect.poll(isLive, { timeout: 30_000 }).toBe(codes.live)
  await expect.poll(isReady, { timeout: 30_000 }).toBe(codes.ready)
}

test('holds what the server needs, and neither PGlite, tools, nor a file of secrets', () => {
  const files = readdirSync(join(scratch, 'app'), { recursive: true, encoding: 'utf8' })
  expect(files).toContain('drizzle/0000_init.sql')
  expect(files.filter((path) => /pglite|(^|\/)\.env|\.data|^server\.js/.test(path))).toEqual([])
  const sizes = files.map((path) => lstatSync(join(scratch, 'app', path)).size)
  const megabytes = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20)
  process.stdout.write(`${megabytes} MB in ${files.length} files\n`)
  expect(megabytes).toBeLessThan(megabytesMax)
  const packages = readdirSync(join(scratch, 'app/node_modules'))
  expect(packages).toContain('pg')
  expect(packages.filter((name) => ['typescript', 'playwright', 'sharp'].includes(name))).toEqual(
    [],
  )
})

test('says in one line that it needs a database, and ends', async () => {
  const { DATABASE_URL: _, ...rest } = environment
  const { child, output } = run(readCommand('CMD'), rest)
  const [code] = await once(child, 'exit')
  const [stdout, stderr] = await output
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/Set DATABASE_URL/)])
  expect(stdout).not.toContain('ready')
})

test('is neither live nor ready before it is started', async () => {
  expect([await isLive(), await isReady()]).toEqual([1, 1])
})

test('migrates, is live and ready, and serves the API', async () => {
  const started = run(readCommand('CMD'))
  server = started.child
  expect(await untilReady(started)).toBe(origin)
  await expectHealth({ live: 0, ready: 0 })
  const signUp = await post('/api/auth/sign-up/email', {
    name: 'A',
    email: 'a@example.com',
    password,
  })
  const session = { authorization: `Bearer ${signUp.headers.get('set-auth-token')}` }
  const { token } = await get('/api/auth/token', session)
  const bearer = { authorization: `Bearer ${token}` }
  const created = await post('/api/me/tasks', { title: 'Sail' }, bearer)
  expect(created.status).toBe(201)
  expect(await get('/api/me/tasks', bearer)).toEqual([await created.json()])
  const [connected] = await database.asAdministrator(
    `select distinct usename from pg_stat_activity where application_name = '' and datname = 'docket'
     and pid <> pg_backend_pid()`,
  )
  expect(connected).toEqual({ usename: 'docket' })
})

test('serves pages with their styles, scripts and fonts', async ({ page }) => {
  const kinds = new Map<string, number>()
  page.on('response', (response) => {
    kinds.set(response.request().resourceType(), response.status())
  })
  await page.goto(`${origin}/sign-up`)
  await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
  await expect.poll(() => Object.fromEntries(kinds)).toMatchObject({ script: 200, font: 200 })
  await expect(page.locator('html')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  for (const path of ['/vendor/swagger-ui/swagger-ui.css', '/sw.js', '/icons/icon-512.png']) {
    expect([path, (await fetch(origin + path)).status]).toEqual([path, 200])
  }
})

test('answers through the front door', async () => {
  const response = await fetch(`${origin}/api/%ff/tasks`)
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})

test('resizes no image for anybody', async () => {
  const url = encodeURIComponent('/icon.svg')
  expect((await fetch(`${origin}/_next/image?url=${url}&w=64&q=75`)).status).toBe(404)
})

test('is live and not ready while its database is down', async () => {
  await database.stop()
  await expectHealth({ live: 0, ready: 1 })
})

test('ends with code 0 when it is told to stop', async () => {
  if (!server) throw new Error('it was not started')
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(await isLive()).toBe(1)
})

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  return await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function get(path: string, headers: Record<string, string>) {
  const response = await fetch(`${origin}${path}`, { headers })
  expect(response.status).toBe(200)
  return await response.json()
}
