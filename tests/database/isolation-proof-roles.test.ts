import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { requireIsolation } from '@/db/require-isolation'
import { serviceRoles } from '@/db/tenant-scope'
import { countAllRows } from '../harness/row-counts'
import { CouldNotRun } from '../isolation-proof/could-not-run'
import { proveIsolation } from '../isolation-proof/prove-isolation'
import { loginRoleSql } from '../isolation-proof/role-attacks'
import { withBrokenCopy } from '../isolation-proof/scratch-copy'

function urlOf(database: string, role?: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  if (role) url.username = role
  return url.href
}

async function asAdministrator(database: string, statements: string[]) {
  const administrator = openNodePostgres(urlOf(database))
  await administrator.withoutTimeLimit(async (orm) => {
    for (const statement of statements) await orm.execute(sql.raw(statement))
  })
  await administrator.close()
}

/** A database of a role of its own that may neither make roles or databases nor pass by policies. */
async function newOwner() {
  const name = `owner_${randomUUID().slice(0, 8)}`
  await asAdministrator('postgres', [
    `create role ${name} login nosuperuser nobypassrls nocreaterole nocreatedb`,
    ...serviceRoles.flatMap((role) => [
      `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`,
      `grant ${role} to ${name}`,
    ]),
    `create database ${name} owner ${name}`,
  ])
  const driver = openNodePostgres(urlOf(name, name))
  await migrate(driver, readMigrations())
  return { name, driver }
}

/** Proves it as the role that `driver` connects with, and counts rows as the administrator. */
async function prove(driver: Driver, database: string) {
  const administrator = openNodePostgres(urlOf(database))
  try {
    const before = await countAllRows(administrator)
    const lines: string[] = []
    const print = (line: string) => lines.push(line)
    const { leaks } = await proveIsolation(driver, { withoutFilters: true, print })
    expect(await countAllRows(administrator)).toEqual(before)
    return { leaks, lines, notes: lines.filter((line) => line.startsWith('note: ')) }
  } finally {
    await administrator.close()
  }
}

// Some hundred attempts, on a machine that may have other things to do.
const timeout = 120_000

const counts = (lines: string[], pattern: RegExp) =>
  lines.filter((line) => line.startsWith('ok') && pattern.test(line)).length

it('counts the ways back to a login role that cannot bypass policies, though it owns the tables', {
  timeout,
}, async () => {
  const { name, driver } = await newOwner()
  const { leaks, lines, notes } = await prove(driver, name)
  expect(leaks).toBe(0)
  expect(counts(lines, /after "reset role", as B/)).toBe(4)
  expect(counts(lines, /after "set session authorization default"/)).toBe(4)
  expect(notes).toEqual([
    'note: the connecting role owns the tables, and could switch row-level security off',
  ])
  await driver.close()
})

it('names the SQL for a login role that may not even switch row-level security off', {
  timeout,
}, async () => {
  const { name, driver: owner } = await newOwner()
  const login = `login_${randomUUID().slice(0, 8)}`
  await asAdministrator(
    name,
    loginRoleSql().map((statement) => statement.replaceAll('docket_login', login)),
  )
  const driver = openNodePostgres(urlOf(name, login))
  await requireIsolation(driver)
  const { leaks, lines, notes } = await prove(driver, name)
  expect(leaks).toBe(0)
  expect(notes).toEqual([])
  expect(counts(lines, /after "reset role", as B/)).toBe(8)
  expect(counts(lines, /"alter table public.tasks disable row level security"/)).toBe(1)
  // It may make nothing in the schema, and so nothing that others could look through.
  expect(lines.filter((line) => line.includes('may not prepare it')).length).toBeGreaterThan(0)
  await Promise.all([driver.close(), owner.close()])
})

it('says what is missing where the connecting role may not make the scratch copy', async () => {
  const { name, driver } = await newOwner()
  const copy = withBrokenCopy({ driver, url: urlOf(name, name) }, async () => {})
  const refusal = await copy.catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(CouldNotRun)
  expect(String(refusal)).toContain('createdb')
  await driver.close()
})
