import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { Driver } from '@/db/driver'
import { openEmbedded } from '@/db/embedded'
import { DatabaseRefusal } from '@/db/failures'
import { migrate, readAppliedTags, requireCurrentSchema } from '@/db/migrate'
import { type Migration, migrationTags, readMigrations } from '@/db/migrations'
import { openNodePostgres } from '@/db/node-postgres'
import { createPostgresDatabase } from '../harness/use-postgres'

const migrations = readMigrations()
const opened: Driver[] = []

const drivers = [
  { name: 'node-postgres', open: async () => openNodePostgres(await createPostgresDatabase()) },
  { name: 'pglite', open: () => openEmbedded('memory://') },
]

afterEach(async () => {
  await Promise.all(opened.splice(0).map((driver) => driver.close()))
})

async function keep(driver: Promise<Driver>) {
  opened.push(await driver)
  return await driver
}

function failing(statement: string): Migration {
  const statements = ['create table half_made (id integer)', statement]
  return { tag: '9999_failing', hash: 'any', statements }
}

describe.each(drivers)('migrating on $name', ({ open }) => {
  it('applies each migration once', async () => {
    const driver = await keep(open())
    expect(await migrate(driver, migrations)).toEqual(migrationTags)
    expect(await migrate(driver, migrations)).toEqual([])
    await requireCurrentSchema(driver)
  })

  it('undoes all of a run that fails midway, and says which statement failed and why', async () => {
    const driver = await keep(open())
    await migrate(driver, migrations)
    const run = migrate(driver, [...migrations, failing('select nothing_of_that_name()')])
    await expect(run).rejects.toThrow(DatabaseRefusal)
    await expect(run).rejects.toThrow(
      /9999_failing was undone: .*42883.*\nselect nothing_of_that_name/,
    )
    const { rows } = (await driver.orm.execute(
      sql`select to_regclass('half_made') is null as absent`,
    )) as unknown as { rows: unknown[] }
    expect(rows).toEqual([{ absent: true }])
    expect(await readAppliedTags(driver)).toEqual(migrationTags)
  })

  it('refuses a file that was changed after it was applied', async () => {
    const driver = await keep(open())
    await migrate(driver, migrations)
    const [first, ...rest] = migrations
    const changed = [{ tag: '', statements: [], ...first, hash: 'another' }, ...rest]
    await expect(migrate(driver, changed)).rejects.toThrow(
      /from another file than drizzle\/0000_init/,
    )
  })

  it('refuses to serve a schema that is too old, and serves a newer one', async () => {
    const driver = await keep(open())
    await expect(requireCurrentSchema(driver)).rejects.toThrow(
      /schema is too old: it lacks 0000_init/,
    )
    const additive = {
      tag: '9999_newer',
      hash: 'any',
      statements: ['create table newer (id integer)'],
    }
    await migrate(driver, [...migrations, additive])
    await requireCurrentSchema(driver)
    expect(await migrate(driver, migrations)).toEqual([])
  })
})

describe('migrating one database from many processes', () => {
  it('applies each migration exactly once', async () => {
    const url = await createPostgresDatabase()
    const several = await Promise.all(Array.from({ length: 10 }, () => keep(openLater(url))))
    const runs = await Promise.all(several.map((driver) => migrate(driver, migrations)))
    expect(runs.flat().sort()).toEqual([...migrationTags].sort())
  })
})

async function openLater(url: string) {
  return openNodePostgres(url)
}
