import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@/tests/harness/free-port'
import { unlessStopped } from '../stopped'
import type { Bundle } from './bundle'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patienceMs = 60_000
/** Between two looks; short, because how soon a process answers is measured. */
const lookEveryMs = 5

export const serverNames = ['docket', 'next', 'limit', 'fastify'] as const
export type ServerName = (typeof serverNames)[number]

export type RunningServer = {
  origin: string
  pid: number
  /** `performance.now()` when it was started. */
  startedAt: number
  stop(): Promise<void>
}

export type ServerOptions = {
  databaseUrl: string
  secret: string
  bundles: Record<Bundle, string>
  /** Docket's own settings, beside those that make it what is measured. */
  settings?: Record<string, string>
}

/** Starts one of the four, without waiting until it answers. */
export async function spawnServer(
  name: ServerName,
  options: ServerOptions,
): Promise<RunningServer> {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, commandOf(name, port, options.bundles), {
    cwd: root,
    env: environmentOf(port, options),
    // Next says there that it would rather be started otherwise, whenever it is started.
    stdio: ['ignore', 'ignore', name === 'next' ? 'ignore' : 'inherit'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started`)
  return { origin: `http://127.0.0.1:${port}`, pid, startedAt, stop: () => stop(child) }
}

/** Starts one of the four, and waits until it serves. */
export async function startServer(
  name: ServerName,
  options: ServerOptions,
): Promise<RunningServer> {
  const server = await spawnServer(name, options)
  try {
    // The rivals know no such path, and say so as soon as they listen.
    await untilAnswered(server, async () => {
      return (await fetch(`${server.origin}/api/health/ready`)).status !== 503
    })
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/** Asks again and again until the answer is yes. @returns how long that took from the start, in ms. */
export async function untilAnswered(
  { startedAt, origin }: RunningServer,
  ask: () => Promise<boolean>,
): Promise<number> {
  while (!(await unlessStopped(ask().catch(() => false)))) {
    if (performance.now() - startedAt > patienceMs) throw new Error(`${origin} does not answer`)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  return performance.now() - startedAt
}

function commandOf(name: ServerName, port: number, bundles: Record<Bundle, string>): string[] {
  if (name === 'docket') return startCommand()
  if (name === 'next')
    return [nextCommand, 'start', '--port', String(port), '--hostname', '127.0.0.1']
  return [bundles[name]]
}

const nextCommand = join(root, 'node_modules/next/dist/bin/next')

/** What `npm start` runs, without npm, which is no part of what serves. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const [, ...args] = String(scripts.start).split(' ')
  return args
}

function environmentOf(port: number, { databaseUrl, secret, settings }: ServerOptions) {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    BETTER_AUTH_SECRET: secret,
    BETTER_AUTH_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    MIGRATE: 'on',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'info',
    WORKERS: '1',
    // On, and never reached.
    RATE_LIMIT_PER_MINUTE: '1000000000',
    ...settings,
  }
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await ended
  clearTimeout(patience)
}
