import { sql } from 'drizzle-orm'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { DatabaseRefusal, isUnavailable } from '@/db/failures'
import { migrate } from '@/db/migrate'
import { readMigrationRuns } from '@/db/migration-status'
import { migrationTags, readMigrations } from '@/db/migrations'
import { openNeon } from '@/db/neon'
import { openNodePostgres } from '@/db/node-postgres'
import { readAppliedTags, requireCurrentSchema } from '@/db/schema-version'
import packageFile from '../../package.json'
import { readCatalogue } from '../harness/catalogue'
import { emptyDatabases, keep, lookAfterDatabases } from '../harness/empty-databases'
import { createPostgresDatabase } from '../harness/use-postgres'
import { writeMigration } from '../harness/write-migration'

const migrations = readMigrations()

lookAfterDatabases()

async function execute({ orm }: Driver, ...statements: string[]) {
  for (const statement of statements) await orm.execute(sql.raw(statement))
}

const failing = writeMigration('9999_failing', {
  up: ['create table half_made (id integer)', 'select nothing_of_that_name()', 'select 1'],
})

describe.each(emptyDatabases)('migrating on $name', ({ open }) => {
  it('applies each migration once', async () => {
    const driver = await open()
    expect(await migrate(driver, migrations)).toEqual(migrationTags)
    expect(await migrate(driver, migrations)).toEqual([])
    expect(await requireCurrentSchema(driver)).toEqual(migrationTags)
  })

  it('keeps who ran each, when, by which version, and how long it took', async () => {
    const driver = await open()
    const start = Date.now()
    await migrate(driver, migrations)
    await migrate(driver, migrations)
    const runs = await readMigrationRuns(driver)
    expect(runs.map(({ tag, hash }) => ({ tag, hash }))).toEqual(
      migrations.map(({ tag, hash }) => ({ tag, hash })),
    )
    for (const { direction, ran_by, app_version, ran_at, duration_ms } of runs) {
      expect({ direction, ran_by, app_version }).toEqual({
        direction: 'up',
        ran_by: 'postgres',
        app_version: packageFile.version,
      })
      expect(Date.parse(ran_at)).toBeGreaterThanOrEqual(start - 1)
      expect(Date.parse(ran_at)).toBeLessThanOrEqual(Date.now())
      expect(duration_ms).toBeLessThanOrEqual(Date.now() - start)
    }
    expect(Math.max(...runs.map(({ duration_ms }) => duration_ms))).toBeGreaterThan(0)
  })

  it('undoes all of a run that fails midway, and says which statement failed and why', async () => {
    const driver = await open()
    await migrate(driver, migrations.slice(0, 1))
    const before = await readCatalogue(driver.orm)
    const run = migrate(driver, [...migrations, failing])
    await expect(run).rejects.toThrow(DatabaseRefusal)
    await expect(run).rejects.toThrow(
      /^Nothing was changed: drizzle\/9999_failing.sql failed at statement 2 of 3: function nothing_of_that_name\(\) does not exist \(42883\)\nselect nothing_of_that_name\(\)$/,
    )
    expect(await readCatalogue(driver.orm)).toEqual(before)
    expect(await readAppliedTags(driver)).toEqual(migrationTags.slice(0, 1))
    expect(await readMigrationRuns(driver)).toHaveLength(1)
  })

  it('refuses a file that was changed after it was applied', async () => {
    const driver = await open()
    await migrate(driver, migrations.slice(0, 1))
    const before = await readCatalogue(driver.orm)
    const changed = migrations.map((each, i) => (i === 0 ? { ...each, hash: 'another' } : each))
    await expect(migrate(driver, changed)).rejects.toThrow(
      /^Migration 0000_init was applied .* from another file than drizzle\/0000_init.sql/,
    )
    expect(await readCatalogue(driver.orm)).toEqual(before)
  })

  it('finds a schema too old that lacks any migration, and none too new', async () => {
    const driver = await open()
    await expect(requireCurrentSchema(driver)).rejects.toMatchObject({
      applied: null,
      missing: migrationTags,
    })
    await migrate(driver, migrations.slice(0, -1))
    await expect(requireCurrentSchema(driver)).rejects.toMatchObject({
      applied: migrationTags.at(-2),
      missing: migrationTags.slice(-1),
    })
    const newer = writeMigration('9999_newer', { up: ['create table newer (id integer)'] })
    await migrate(driver, [...migrations, newer])
    expect(await requireCurrentSchema(driver)).toEqual([...migrationTags, '9999_newer'])
    expect(await migrate(driver, migrations)).toEqual([])
  })

  it('goes on where a version left off that kept no history', async () => {
    const driver = await open()
    await migrate(driver, migrations.slice(0, 2))
    await execute(driver, 'drop table docket_migration_runs')
    expect(await migrate(driver, migrations)).toEqual(migrationTags.slice(2))
    const runs = await readMigrationRuns(driver)
    expect(runs.map(({ tag }) => tag)).toEqual(migrationTags.slice(2))
  })
})

const servers = [
  { name: 'node-postgres', connect: openNodePostgres },
  { name: 'neon', connect: openNeon },
]

describe.each(servers)('migrating one database over many connections of $name', ({ connect }) => {
  const isolations = ['read committed', 'serializable']

  it.each(isolations)('applies each migration exactly once by default %s', async (isolation) => {
    const url = await createPostgresDatabase()
    const name = new URL(url).pathname.slice(1)
    await execute(
      keep(openNodePostgres(url)),
      `alter database ${name} set default_transaction_isolation = '${isolation}'`,
    )
    const several = Array.from({ length: 10 }, () => keep(connect(url)))
    const runs = await Promise.all(several.map((driver) => migrate(driver, migrations)))
    expect(runs.flat()).toEqual(migrationTags)
    const [driver] = several
    const kept = driver && (await readMigrationRuns(driver))
    expect(kept?.map(({ tag }) => tag)).toEqual(migrationTags)
  })
})

it('takes a table that somebody holds for a failure that may pass, and still names the statement', async () => {
  const url = await createPostgresDatabase()
  const driver = keep(openNodePostgres(url))
  await migrate(driver, migrations)
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table tasks')
  const impatient = writeMigration('9999_impatient', {
    up: ["set local lock_timeout = '10ms'", 'alter table tasks add column more integer'],
  })
  const error = await migrate(driver, [...migrations, impatient]).catch((thrown: unknown) => thrown)
  await holder.end()
  expect(String(error)).toMatch(/statement 2 of 2: .* lock timeout \(55P03\)\nalter table tasks/)
  expect(isUnavailable(error)).toBe(true)
})

it('needs no right to create anything where nothing is pending', async () => {
  const url = new URL(await createPostgresDatabase())
  const driver = keep(openNodePostgres(url.href))
  await migrate(driver, migrations)
  const role = `reader_${url.pathname.slice(6)}`
  await execute(
    driver,
    `create role ${role} login`,
    `grant select on docket_migrations, docket_migration_runs to ${role}`,
  )
  url.username = role
  expect(await migrate(keep(openNodePostgres(url.href)), migrations)).toEqual([])
  await execute(driver, `drop owned by ${role}`, `drop role ${role}`)
})
