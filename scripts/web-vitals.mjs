import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { provideChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { Failure, main, root } from './main.mjs'
import { buildIfStale } from './production-build.mjs'
import { runQuietly } from './run.mjs'
import { judge, medianOf, readMeasures, table } from './web-vitals-targets.mjs'

const lighthouse = 'lighthouse@12.8.2'
const paths = ['/', '/sign-in', '/tasks']
/** A machine that does other things as well makes one run worth little. */
const runs = Number(process.env.WEB_VITALS_RUNS || 3)

await main(async () => {
  await installDependencies()
  const chromePath = (await provideChromium()) || chromium.executablePath()
  await buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'docket-web-vitals-'))
  const { origin, stop } = await serve()
  try {
    const headers = join(folder, 'headers.json')
    writeFileSync(headers, JSON.stringify({ Cookie: await signUpWithList(origin) }))
    const rows = []
    for (const path of paths) {
      const measured = []
      for (let run = 0; run < runs; run += 1) {
        const report = join(folder, 'report.json')
        // Whoever is signed in would be sent on from the other pages.
        const extra = path === '/tasks' ? [`--extra-headers=${headers}`] : []
        await measure(`${origin}${path}`, { report, chromePath, extra })
        measured.push(readMeasures(JSON.parse(readFileSync(report, 'utf8'))))
      }
      rows.push({ path, measures: medianOf(measured) })
    }
    console.log(table(rows))
    const missed = rows.flatMap(judge)
    if (missed.length > 0) throw new Failure(missed.join('\n'))
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Lighthouse's own profile: a middling phone on a slow mobile network, simulated. */
async function measure(
  /** @type {string} */ url,
  /** @type {{ report: string, chromePath: string, extra: string[] }} */ {
    report,
    chromePath,
    extra,
  },
) {
  const flags = '--headless=new --no-sandbox --disable-gpu --disable-background-networking'
  await runQuietly(
    [
      ...['npx', '--yes', lighthouse, url, '--quiet', '--output=json', `--output-path=${report}`],
      ...['--only-categories=performance,accessibility,best-practices', `--chrome-flags=${flags}`],
      ...extra,
    ],
    { env: { ...process.env, CHROME_PATH: chromePath }, timeoutMs: 5 * 60_000 },
  )
}

/** The production server, on a database of its own that goes with it. */
async function serve() {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = spawn(process.execPath, ['scripts/serve.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ PORT: String(port), BETTER_AUTH_URL: origin, DATABASE_URL: 'pglite:memory://' },
      ...{ BETTER_AUTH_SECRET: 'only-for-measuring-only-for-measuring', MIGRATE: 'on' },
      ...{ RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'error', NODE_ENV: 'production' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
  }
  const isReady = new Promise((resolve) => {
    server.stdout.on('data', (chunk) => /Docket is ready/.test(String(chunk)) && resolve(true))
  })
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
async function signUpWithList(/** @type {string} */ origin) {
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
  return cookie
}
