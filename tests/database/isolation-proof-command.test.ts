import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '@/db/database'
import { openEmbedded } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { env } from '@/lib/env'
import { countAllRows } from '../harness/row-counts'
import { createPostgresDatabase } from '../harness/use-postgres'

// Processes that load all of the app, on a machine that may have other things to do.
const timeout = 120_000

const command = ['scripts/prove-isolation.mjs']
// An operator's settings, none of which may matter.
const settings = {
  ...process.env,
  BETTER_AUTH_URL: 'https://docket.example',
  JWT_SHARED_SECRET: 'off',
  MIGRATE: 'on',
  RATE_LIMIT_PER_MINUTE: '1',
}

function prove(args: string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    env: { ...settings, ...more },
    encoding: 'utf8',
  })
  return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1) }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-proof-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function countsNow() {
  return await countAllRows(await openDatabase())
}

const own = () => env().DATABASE_URL ?? ''
const absent = 'postgres://localhost:1/absent'

it('ends with 0 and its count on a database that keeps people apart, which wins over the environment', {
  timeout,
}, async () => {
  const before = await countsNow()
  const { status, stdout, stderr, last } = prove([own()], { DATABASE_URL: absent })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(last).toMatch(/^\d{3} attempts, 0 leaks$/)
  expect(stdout).toMatch(/^ok {4}GET \/api\/\{A\}\/tasks as B +→ 403$/m)
  expect(await countsNow()).toEqual(before)
})

it('ends with 1 where filters and policies are gone', { timeout }, () => {
  const { status, stdout, last } = prove(['--break=policy'], { DATABASE_URL: own() })
  expect(status).toBe(1)
  expect(last).toMatch(/^\d{3} attempts, [1-9]\d+ leaks$/)
  expect(stdout).toMatch(/^LEAK {2}GET \/api\/me\/tasks as B +→ 200: it shows A's user, /m)
})

it('ends with 2 and removes what it made when it is interrupted, from an embedded database too', {
  timeout,
}, async () => {
  const folder = join(newFolder(), 'pglite')
  const embedded = await openEmbedded(folder)
  await migrate(embedded, readMigrations())
  const before = await countAllRows(embedded)
  await embedded.close()
  const child = spawn(process.execPath, [...command, `pglite:${folder}`], { env: settings })
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    // More than once, as a terminal and npm do it.
    if (line.startsWith('ok')) child.kill('SIGINT')
  }
  const [code] = await exited
  expect(code).toBe(2)
  const after = await openEmbedded(folder)
  expect(await countAllRows(after)).toEqual(before)
  await after.close()
})

it('makes no database where none is, and never migrates one', { timeout }, async () => {
  const folder = newFolder()
  const missing = prove([`pglite:${join(folder, 'absent')}`])
  expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining('no database') })
  expect(existsSync(join(folder, 'absent'))).toBe(false)
  const old = prove([await createPostgresDatabase()])
  expect(old).toMatchObject({ status: 2, stderr: expect.stringContaining('schema is too old') })
})

it('ends with 2 and says how it is used, or that the database does not answer', { timeout }, () => {
  // What npm keeps for itself where "--" is forgotten.
  const wrong = prove([], { npm_config_break: 'all' })
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toMatch(/^--break must be where or policy\n\nnpm run prove:isolation -- /)
  expect(prove([absent])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^The database does not answer.*\n$/),
  })
})
