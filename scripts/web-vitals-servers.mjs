import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { openDistantLine } from './distant-line.mjs'
import { Failure, root } from './main.mjs'
import { packageCommand, runQuietly } from './run.mjs'

/** @typedef {{ origin: string, stop: () => Promise<void> }} Running */

/**
 * What Lighthouse simulates. It takes from the real load what had come when the first text was drawn, and
 * on this machine alone that would be every script, in a few milliseconds.
 */
const roundTripMs = 150

/** The production server, on a database of its own that goes with it. */
export async function serveDocket() {
  const port = await freePort()
  const line = await openDistantLine(port, { roundTripMs })
  const origin = `http://localhost:${line.port}`
  return await serve([process.execPath, 'scripts/serve.mjs'], {
    line,
    ready: /Docket is ready/,
    env: {
      ...{ PORT: String(port), BETTER_AUTH_URL: origin, DATABASE_URL: 'pglite:memory://' },
      ...{ BETTER_AUTH_SECRET: 'only-for-measuring-only-for-measuring', MIGRATE: 'on' },
      ...{ RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'error' },
    },
  })
}

/** A page of the same Next that has one button: what is slower than this is Docket's own doing. */
export async function serveEmptyPage() {
  const folder = 'bench/empty-page'
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  await runQuietly(packageCommand('next', 'build', folder), { env })
  const port = await freePort()
  const command = packageCommand('next', 'start', folder, '--port', String(port))
  const line = await openDistantLine(port, { roundTripMs })
  return await serve(command, { line, ready: /Ready in/, env: {} })
}

/**
 * @param {string[]} commandLine
 * @param {{ line: import('./distant-line.mjs').Line, ready: RegExp, env: Record<string, string> }} options `line` leads to it; `ready` is what it says once it serves.
 * @returns {Promise<Running>}
 */
async function serve([command = '', ...args], { line, ready, env }) {
  const server = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  const stop = async () => {
    line.close()
    server.kill('SIGTERM')
    await ended
  }
  const isReady = new Promise((resolve) => {
    server.stdout.on('data', (chunk) => ready.test(String(chunk)) && resolve(true))
  })
  const origin = `http://localhost:${line.port}`
  if (await Promise.race([isReady, ended.then(() => false)])) return { origin, stop }
  throw new Failure('The server ended before it was ready.')
}

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Failure('No port is free.')
  return address.port
}

/** Somebody with a list as people have one. @returns their cookies. */
export async function signUpWithList(/** @type {string} */ origin) {
  const headers = { 'content-type': 'application/json', origin }
  const body = JSON.stringify({
    ...{ name: 'Ada', email: 'ada@example.com', password: 'a sentence is a good one' },
  })
  const account = await fetch(`${origin}/api/auth/sign-up/email`, { method: 'POST', headers, body })
  if (!account.ok) throw new Failure(`Signing up was answered with ${account.status}.`)
  const cookie = account.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  for (let number = 1; number <= 30; number += 1) {
    const task = { title: `Task ${number} of a list to be measured`, tags: ['home'] }
    const created = await fetch(`${origin}/api/me/tasks`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(task),
    })
    if (created.status !== 201) throw new Failure(`A task was answered with ${created.status}.`)
  }
  // The sign-in form sets the zone's cookie as well.
  return `${cookie}; zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}`
}
