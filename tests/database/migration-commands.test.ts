import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openEmbedded } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { readMigrationRuns } from '@/db/migration-status'
import { migrationTags, readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import packageFile from '../../package.json'
import { readCatalogue } from '../harness/catalogue'
import { untilManyWait } from '../harness/lock-waiters'
import { runScript } from '../harness/run-script'
import { createPostgresDatabase } from '../harness/use-postgres'

const migrators = 10
const patienceMs = 120_000
const last = migrationTags.at(-1)

let url: string
let client: pg.Client

beforeEach(async () => {
  url = await createPostgresDatabase()
  client = new pg.Client({ connectionString: url })
  await client.connect()
  return () => client.end()
})

// The secret is the app's: to migrate one needs the database alone.
const run = (...args: string[]) =>
  runScript(['migrations.mjs', ...args], {
    environment: { DATABASE_URL: url, BETTER_AUTH_SECRET: '', MIGRATE: '' },
  })

async function rowsOf(query: string) {
  return (await client.query(query)).rows
}

async function catalogue() {
  const driver = openNodePostgres(url)
  const lines = await readCatalogue(driver.orm)
  await driver.close()
  return lines
}

describe('the commands that migrate', { timeout: patienceMs }, () => {
  it('apply each migration exactly once, though ten processes do it at the same moment', {
    timeout: patienceMs,
  }, async () => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(3685461)')
    const processes = Array.from({ length: migrators }, () => run('migrate'))
    await untilManyWait(client, migrators)
    await client.query('commit')
    const ended = await Promise.all(processes)
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      ended.map(() => ({ code: 0, stderr: '' })),
    )
    const said = ended.map(({ stdout }) => stdout).sort()
    const all = migrationTags.map((tag) => `Applied ${tag}\n`).join('')
    expect(said).toEqual([
      `${all}The schema is at ${last}.\n`,
      ...said.slice(1).map(() => `Nothing was pending.\nThe schema is at ${last}.\n`),
    ])
    for (const table of [
      'docket_migrations order by position',
      'docket_migration_runs order by id',
    ]) {
      const tags = (await rowsOf(`select tag from ${table}`)).map(({ tag }) => tag)
      expect(tags).toEqual(migrationTags)
    }
  })

  it('leave the schema as it was when one fails midway, say why, and end with code 1', async () => {
    await client.query('create table security_events (mine integer)')
    const before = await catalogue()
    const { code, stdout, stderr } = await run('migrate')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^Nothing was changed: drizzle\/0002_keys_and_security_log.sql failed at statement 3 of 8: relation "security_events" already exists \(42P07\)\nCREATE TABLE "security_events"/,
    )
    expect(stderr).not.toMatch(/^ +at /m)
    expect(await catalogue()).toEqual(before)
  })

  it('take back as many as they are told, name what goes, and keep count of it all', async () => {
    await run('migrate')
    const { code, stdout } = await run('rollback', String(migrationTags.length))
    expect(code).toBe(0)
    const [newest, ...lines] = stdout.trimEnd().split('\n')
    expect(newest).toBe(`Rolled back ${last}`)
    expect(lines).toContain('Gone, with all it held: table tasks')
    expect(lines.at(-1)).toBe('No migration is applied now.')
    const history = (await run('status', '--history', '--json')).stdout.trimEnd().split('\n')
    const runs = history.map((line) => JSON.parse(line))
    expect(runs.map(({ direction, tag }) => `${direction} ${tag}`)).toEqual([
      ...migrationTags.map((tag) => `up ${tag}`),
      ...migrationTags.toReversed().map((tag) => `down ${tag}`),
    ])
    expect(runs[0]).toMatchObject({ ran_by: 'postgres', app_version: packageFile.version })
    const table = (await run('status', '--history')).stdout
    expect(table).toMatch(/^time +direction +migration +by +version +ms\n/)
    expect(table.trimEnd().split('\n')).toHaveLength(1 + runs.length)
  })

  it('say how things stand, in words, in JSON and as an exit code, and change nothing', async () => {
    const before = await catalogue()
    const pending = await run('status')
    expect(pending.code).toBe(2)
    expect(pending.stdout).toMatch(/^0000_init +pending +- /m)
    expect(pending.stdout).toContain(`Pending, for npm run db:migrate: ${migrationTags.join(', ')}`)
    expect(await catalogue()).toEqual(before)
    await run('migrate')
    const current = await run('status')
    expect(current.code).toBe(0)
    expect(current.stdout).toMatch(/^0000_init +applied +\d{4}-.*Z +postgres +\d+\.\d+\.\d+ +\d+$/m)
    expect(current.stdout).toContain('The schema is up to date.')
    const asJson = (await run('status', '--json')).stdout.trimEnd().split('\n')
    expect(asJson.map((line) => JSON.parse(line)).map(({ tag, state }) => [tag, state])).toEqual(
      migrationTags.map((tag) => [tag, 'applied']),
    )
    await client.query(`insert into docket_migrations values (9999, '9999_newer', 'x')`)
    const newer = await run('status')
    expect(newer.code).toBe(0)
    expect(newer.stdout).toContain('newer than this version of Docket, by 9999_newer')
    await client.query(`update docket_migrations set hash = 'another' where position = 0`)
    const changed = await run('status')
    expect(changed.code).toBe(1)
    expect(changed.stdout).toMatch(/^0000_init +changed/m)
    const refused = await run('migrate')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/^Migration 0000_init was applied .* another file/)
  })

  it('say what is wrong with an argument, and how they are used', async () => {
    const { code, stderr } = await run('rollback', '0')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^How many to roll back must be one number/)
    expect(stderr).toContain('npm run db:rollback [-- N]')
    expect(stderr).not.toMatch(/^ +at /m)
  })

  it.each([
    ['no server', (to: URL) => Object.assign(to, { port: '1' }), /does not answer: .*ECONNREFUSED/],
    [
      'no such database',
      (to: URL) => Object.assign(to, { pathname: '/none' }),
      /^The database refuses: database "none" does not exist \(3D000\)$/m,
    ],
    ['no such driver', () => 'mysql://localhost/x', /DATABASE_URL: must start with/],
  ])('say in one line that there is %s', async (_name, change, about) => {
    url = String(change(new URL(url)))
    const { code, stderr } = await run('migrate')
    expect(code).toBe(1)
    expect(stderr).toMatch(about)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})

describe('the commands that migrate, on the embedded database', { timeout: patienceMs }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'docket-'))
  const place = join(directory, 'pglite')
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('refuse while a process uses its folder, and do their work once that has ended', async () => {
    url = `pglite:${place}`
    const driver = await openEmbedded(place)
    await migrate(driver, readMigrations().slice(0, 1))
    const refused = await run('migrate')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(
      new RegExp(`^The database in .* is in use by process ${process.pid}\\. .*\n$`),
    )
    await driver.close()
    expect((await run('migrate')).stdout).toContain(`The schema is at ${last}.`)
    expect((await run('rollback')).stdout).toContain(`Rolled back ${last}`)
    const again = await openEmbedded(place)
    const runs = await readMigrationRuns(again)
    await again.close()
    expect(runs.at(-1)).toMatchObject({ direction: 'down', tag: last })
  })
})
