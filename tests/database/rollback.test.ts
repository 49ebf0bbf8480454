import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { DatabaseRefusal } from '@/db/failures'
import { migrate } from '@/db/migrate'
import { readMigrationRuns, readMigrationStatus } from '@/db/migration-status'
import { type Migration, migrationTags, readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { rollBack } from '@/db/rollback'
import { readAppliedTags } from '@/db/schema-version'
import { serviceRoles } from '@/db/tenant-scope'
import { readCatalogue, readTables } from '../harness/catalogue'
import { emptyDatabases, keep, lookAfterDatabases } from '../harness/empty-databases'
import { createPostgresDatabase } from '../harness/use-postgres'
import { writeMigration } from '../harness/write-migration'

const migrations = readMigrations()
const wider = writeMigration('9998_wider', {
  up: [
    'create table notes (id integer, text text)',
    'alter table tasks add column "Mood" text',
    'insert into notes values (1, null)',
  ],
  down: ['alter table tasks drop column "Mood"', 'drop table notes'],
})
const empty = writeMigration('9999_empty', { up: ['select 1'], down: ['select 1'] })

lookAfterDatabases()

const openPostgres = async () => keep(openNodePostgres(await createPostgresDatabase()))

async function migrated(open: () => Promise<Driver>, ...more: Migration[]) {
  const driver = await open()
  const all = [...migrations, ...more]
  await migrate(driver, all)
  return { driver, all }
}

describe.each(emptyDatabases)('rolling back on $name', ({ open }) => {
  it('takes back the last migration, or as many as it is told, newest first', async () => {
    const { driver, all } = await migrated(open, wider, empty)
    expect((await rollBack(driver, all)).tags).toEqual(['9999_empty'])
    expect(await readAppliedTags(driver)).toEqual([...migrationTags, '9998_wider'])
    const last = migrationTags.at(-1)
    expect((await rollBack(driver, all, 2)).tags).toEqual(['9998_wider', last])
    expect(await readAppliedTags(driver)).toEqual(migrationTags.slice(0, -1))
    expect(await migrate(driver, all)).toEqual([last, '9998_wider', '9999_empty'])
  })

  it('names the tables and columns that went', async () => {
    const { driver, all } = await migrated(open, wider, empty)
    expect((await rollBack(driver, all)).gone).toEqual([])
    expect((await rollBack(driver, all)).gone).toEqual(['table notes', 'column tasks.Mood'])
    const tables = await readTables(driver.orm)
    const { gone } = await rollBack(driver, all, migrations.length)
    expect(gone.map((place) => place.replaceAll('"', '')).sort()).toEqual(
      tables.map((table) => `table ${table}`),
    )
  })

  it('keeps every run, and shows a migration as its last run left it', async () => {
    const { driver, all } = await migrated(open, empty)
    await rollBack(driver, all)
    const last = async () => (await readMigrationStatus(driver, all)).at(-1)
    expect(await last()).toMatchObject({ tag: '9999_empty', state: 'pending', ran_by: null })
    await migrate(driver, all)
    expect(await last()).toMatchObject({ state: 'applied', ran_by: 'postgres' })
    const runs = (await readMigrationRuns(driver)).slice(-3)
    expect(runs.map(({ direction, tag }) => `${direction} ${tag}`)).toEqual([
      'up 9999_empty',
      'down 9999_empty',
      'up 9999_empty',
    ])
  })

  it('undoes all of a run that fails midway, and says which statement failed and why', async () => {
    const broken = { ...wider, down: ['drop table notes', 'drop table no_such'] }
    const { driver, all } = await migrated(open, broken, empty)
    const before = await readCatalogue(driver.orm)
    const run = rollBack(driver, all, 2)
    await expect(run).rejects.toThrow(DatabaseRefusal)
    await expect(run).rejects.toThrow(
      /^Nothing was changed: drizzle\/9998_wider.down.sql failed at statement 2 of 2: table "no_such" does not exist \(42P01\)\ndrop table no_such$/,
    )
    expect(await readCatalogue(driver.orm)).toEqual(before)
    expect(await readAppliedTags(driver)).toHaveLength(all.length)
    expect(await readMigrationRuns(driver)).toHaveLength(all.length)
  })

  it('drops no role, which other databases of the server need', async () => {
    const { driver, all } = await migrated(open)
    await rollBack(driver, all, all.length)
    const { rows } = (await driver.orm.execute(
      sql`select rolname from pg_roles where rolname like 'docket\\_%' order by 1`,
    )) as unknown as { rows: unknown[] }
    expect(rows).toEqual(serviceRoles.map((rolname) => ({ rolname })))
  })
})

it.each([
  ['more than are applied', (all: Migration[]) => all, 99, /99 asked for, \d+ applied/],
  [
    'what a newer version applied',
    (all: Migration[]) => all.slice(0, -1),
    1,
    /does not know migration 9999_empty/,
  ],
  [
    'what was applied from another file',
    (all: Migration[]) => all.map((each) => ({ ...each, hash: 'another' })),
    1,
    /9999_empty was applied .* from another file/,
  ],
  [
    'a migration without a way back',
    (all: Migration[]) => all.map((each) => (each === wider ? { ...each, down: null } : each)),
    2,
    /there is no drizzle\/9998_wider.down.sql/,
  ],
])('refuses to roll back %s, and changes nothing', async (_name, known, count, about) => {
  const { driver, all } = await migrated(openPostgres, wider, empty)
  const before = await readCatalogue(driver.orm)
  const run = rollBack(driver, known(all), count)
  await expect(run).rejects.toThrow(DatabaseRefusal)
  await expect(run).rejects.toThrow(about)
  expect(await readCatalogue(driver.orm)).toEqual(before)
  expect(await readAppliedTags(driver)).toHaveLength(all.length)
})

it('takes turns with whoever migrates or rolls back at the same time', async () => {
  const url = await createPostgresDatabase()
  const drivers = Array.from({ length: 6 }, () => keep(openNodePostgres(url)))
  const all = [...migrations, wider, empty]
  const [first] = drivers
  if (!first) throw new Error('nobody is there')
  await migrate(first, all)
  const turns = drivers.map(async (driver, i) => {
    if (i % 2 === 0) await rollBack(driver, all, 2)
    else await migrate(driver, all)
  })
  await Promise.all(turns)
  await migrate(first, all)
  const runs = (await readMigrationRuns(first)).filter(({ tag }) => tag === '9999_empty')
  // Up and down alternate: nothing was applied twice, nor taken back twice.
  expect(runs.map(({ direction }) => direction)).toEqual(
    runs.map((_, i) => (i % 2 === 0 ? 'up' : 'down')),
  )
  expect(await readAppliedTags(first)).toHaveLength(all.length)
})
