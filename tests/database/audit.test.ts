import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { openNodePostgres } from '@/db/node-postgres'
import { readAppliedTags } from '@/db/schema-version'
import { env } from '@/lib/env'
import { type SecurityEvent, securityEventOutput } from '@/lib/security-log/event-schema'
import { newPerson, send } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import { createPostgresDatabase } from '../harness/use-postgres'

const audit = (...args: string[]) => auditOf(env().DATABASE_URL, args)

// The secret is the app's, and so is migrating: to read the log one needs the database alone.
function auditOf(url: string | undefined, args: string[]) {
  const environment = { DATABASE_URL: url, BETTER_AUTH_SECRET: '', MIGRATE: 'on', ENV_FILES: 'off' }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/audit.mjs', ...args], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function entriesOf(stdout: string): SecurityEvent[] {
  const lines = stdout.split('\n').filter((line) => line !== '')
  return lines.map((line) => securityEventOutput.parse(JSON.parse(line)))
}

/** A missing token from an address, and another user’s path for a person. */
async function happen() {
  const address = newAddress()
  const person = await newPerson()
  const headers = { 'x-real-ip': address }
  await send('GET', '/api/me/tasks', { headers })
  await send('GET', `/api/x${person.id}/tasks`, {
    headers: { ...headers, authorization: `Bearer ${person.token}` },
  })
  expect(await eventsFrom(address)).toHaveLength(2)
  return { address, person }
}

it('prints everybody’s entries, those of nobody too, as lines of JSON', async () => {
  const { address, person } = await happen()
  const { status, stdout } = audit('--json', '--address', address)
  expect(status).toBe(0)
  const entries = entriesOf(stdout).map(({ event, user_id }) => [event, user_id])
  expect(entries.sort()).toEqual([
    ['authn_token_missing', null],
    ['authz_fail', person.id],
  ])
})

// Five processes, one after the other.
it('finds entries by event, user and age', { timeout: 120_000 }, async () => {
  const { address, person } = await happen()
  const found = (...args: string[]) =>
    entriesOf(audit('--json', '--address', address, ...args).stdout).map(({ event }) => event)
  expect(found('--event', 'authz_fail')).toEqual(['authz_fail'])
  expect(found('--user', person.id)).toEqual(['authz_fail'])
  expect(found('--since', '1h')).toHaveLength(2)
  expect(found('--since', '2999-01-01T00:00:00Z')).toEqual([])
  expect(found('--limit', '1')).toHaveLength(1)
})

it('prints a table for people', async () => {
  const { address } = await happen()
  const [head, ...rows] = audit('--address', address).stdout.trimEnd().split('\n')
  expect(head).toMatch(/^time +event +count +user +address +route +reason +request_id$/)
  expect(rows).toHaveLength(2)
})

it('says of a database without a log that it has none, and leaves it so', async () => {
  const url = await createPostgresDatabase()
  const { status, stderr } = auditOf(url, [])
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The database's schema is too old: .* `npm run db:migrate`\.\n$/)
  const driver = openNodePostgres(url)
  expect(await readAppliedTags(driver).finally(driver.close)).toEqual([])
})

it.each([
  [['--since', 'yesterday'], /^--since: must be 24h/],
  [['--since', '0000-01-01T00:00:00Z'], /^--since: must be a time/],
  [['--since', '999999d'], /^--since: must be 24h/],
  [['--event', 'authn'], /^--event: authn is not an event/],
  [['--even', 'authz_fail'], /--even/],
  [['--limit', '0'], /^--limit: must be a number from 1/],
  [['--limit', 'many'], /^--limit: must be a number from 1/],
])('says what is wrong with %j, and how it is used', (args, about) => {
  const { status, stderr } = audit(...args)
  expect(status).toBe(1)
  expect(stderr).toMatch(about)
  expect(stderr).toContain('npm run audit -- [--since 24h]')
  expect(stderr).not.toMatch(/^ +at /m)
})
