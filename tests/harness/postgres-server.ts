import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgresBinaries } from './postgres-binaries'

export type PostgresServer = { url: string; stop(): Promise<void> }

/** Starts a Postgres server of its own on a free local port, with an empty database. */
export async function startPostgres(): Promise<PostgresServer> {
  const scratch = mkdtempSync(join(tmpdir(), 'docket-postgres-'))
  chmodSync(scratch, 0o755)
  const binaries = findPostgresBinaries(scratch)
  const data = join(scratch, 'data')
  const sockets = join(scratch, 'sockets')
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
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', sockets, '-F'],
    { ...run, stdio: 'ignore' },
  )
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilItAnswers(url, server)
  return {
    url,
    async stop() {
      const exited = once(server, 'exit')
      server.kill('SIGINT')
      await exited
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** The server refuses to run as root; then it runs as the account that Unix keeps for nobody. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout),
  )
  return { uid: uid || 65_534, gid: gid || 65_534 }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

async function untilItAnswers(url: string, server: ChildProcess) {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`postgres ended with code ${server.exitCode}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return
    } catch {
      await new Promise((resolve) => setImmediate(resolve))
    } finally {
      await client.end().catch(() => {})
    }
  }
}
