import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port'
import { findPostgresBinaries } from './postgres-binaries'
import { unprivilegedUser } from './unprivileged-user'

export type PostgresServer = {
  url: string
  /** Starts it again, on the same data and at the same address. */
  start(): Promise<void>
  /** Ends it in good order, or as a machine that loses its power does. */
  end(how: 'fast' | 'killed'): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

type Options = {
  /** As in postgresql.conf. */
  settings?: Record<string, string>
  /** False for one that is down at first. */
  isStarted?: boolean
}

/** Makes a Postgres server of its own on a free local port, with an empty database. */
export async function startPostgres({
  settings = {},
  isStarted = true,
}: Options = {}): Promise<PostgresServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'docket-postgres-'))
  chmodSync(scratch, 0o755)
  const binaries = findPostgresBinaries(scratch)
  const data = join(scratch, 'data')
  const sockets = join(scratch, 'sockets')
  // The server refuses to run as root.
  const owner = unprivilegedUser()
  for (const folder of [data, sockets]) {
    mkdirSync(folder, { mode: 0o700 })
    if (owner) chownSync(folder, owner.uid, owner.gid)
  }
  const run = { ...owner, cwd: scratch }
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...run, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const port = await freePort()
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined
  async function start() {
    do {
      server = spawn(
        join(binaries, 'postgres'),
        ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', sockets, '-F', ...options],
        { ...run, stdio: 'ignore' },
      )
      // Where one was killed it may find the memory of that still there, and end at once.
    } while (!(await isUp(url, server)))
  }
  async function end(how: 'fast' | 'killed') {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const exited = once(server, 'exit')
    const others = how === 'killed' && server.pid ? childrenOf(server.pid) : []
    server.kill(how === 'killed' ? 'SIGKILL' : 'SIGINT')
    for (const pid of others) killIfThere(pid)
    await exited
  }
  if (isStarted) await start()
  return {
    url,
    start,
    end,
    async stop() {
      await end('fast')
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** The processes of connections, which Linux tells; elsewhere they end when they miss their first. */
function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(list)) return []
  return readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number)
}

function killIfThere(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/** Waits until the server answers. @returns false where it has ended instead. */
async function isUp(url: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return true
    } catch (error) {
      if (isFull(error)) return true
      await new Promise((resolve) => setImmediate(resolve))
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

/** Others were there first, which only a server that is up can say. */
function isFull(error: unknown) {
  return error instanceof pg.DatabaseError && error.code === '53300'
}
