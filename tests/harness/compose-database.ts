import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from './postgres-server'

const rolesFile = new URL('../../docker/make-roles.sql', import.meta.url)
const secretPath = '/run/secrets/database_password'

/** As the image sets it: passwords over the network, none on the socket. */
const hostRules = 'local all all trust\nhost all all all scram-sha-256\n'

/** A Postgres server as compose.yaml makes it: the database `docket`, empty, and our roles. */
export async function startComposeDatabase() {
  const server = await startPostgres()
  const password = randomBytes(24).toString('hex')
  const url = new URL(server.url)
  await runAt(url, 'create database docket')
  url.pathname = '/docket'
  await makeRoles(url, password)
  const socket = await askForPasswords(url)
  url.username = 'docket'
  return {
    /** Where the app connects as `docket`; its password is apart. */
    url,
    password,
    /** As the superuser, through the server's socket. */
    asAdministrator: (statement: string) => runAt(socket, statement),
    stop: () => server.stop(),
  }
}

/** Runs the file as the image does, but for where the password is: only root could put it there. */
async function makeRoles(url: URL, password: string) {
  const folder = mkdtempSync(join(tmpdir(), 'docket-secret-'))
  chmodSync(folder, 0o755)
  const path = join(folder, 'database_password')
  writeFileSync(path, `${password}\n`)
  const text = readFileSync(rolesFile, 'utf8')
  if (!text.includes(`'${secretPath}'`)) throw new Error(`the roles do not read ${secretPath}`)
  try {
    await runAt(url, text.replace(secretPath, path))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns where the superuser still gets in. */
async function askForPasswords(url: URL): Promise<URL> {
  const [paths = {}] = await runAt(
    url,
    `select current_setting('hba_file') as rules, current_setting('unix_socket_directories') as sockets`,
  )
  writeFileSync(String(paths.rules), hostRules)
  await runAt(url, 'select pg_reload_conf()')
  // The server takes the new rules up when it gets to it.
  while (await runAt(url, 'select 1').catch(() => undefined));
  const socket = new URL(url)
  socket.searchParams.set('host', String(paths.sockets))
  return socket
}

async function runAt({ href }: URL, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: href })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
