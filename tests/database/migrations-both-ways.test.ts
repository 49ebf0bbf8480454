import { describe, expect, it } from 'vitest'
import type { Driver, Orm } from '@/db/driver'
import { migrate } from '@/db/migrate'
import { readMigrations } from '@/db/migrations'
import { rollBack } from '@/db/rollback'
import { type Row, readCatalogue, readColumns, readRows, readTables } from '../harness/catalogue'
import { emptyDatabases, lookAfterDatabases } from '../harness/empty-databases'
import { fillTables } from '../harness/fill-tables'

const migrations = readMigrations()

lookAfterDatabases()

/** The schema before the first migration, after it, and so on up to the last. */
async function climb(driver: Driver): Promise<string[][]> {
  const levels = []
  for (let level = 0; level <= migrations.length; level += 1) {
    await migrate(driver, migrations.slice(0, level))
    levels.push(await readCatalogue(driver.orm))
  }
  return levels
}

type Contents = Map<string, { columns: string[]; rows: Row[] }>

async function readContents(orm: Orm): Promise<Contents> {
  const contents: Contents = new Map()
  for (const table of await readTables(orm)) {
    const columns = await readColumns(orm, table)
    contents.set(table, { columns, rows: await readRows(orm, table) })
  }
  return contents
}

/** Requires of every table that was there before, and still is, the same rows in the same columns. */
async function expectRowsKept(orm: Orm, before: Contents) {
  for (const [table, now] of await readContents(orm)) {
    const { columns, rows } = before.get(table) ?? { columns: [], rows: [] }
    const common = columns.filter((name) => now.columns.includes(name))
    const kept = { table, rows: linesOf(rows, common) }
    expect({ table, rows: linesOf(now.rows, common) }).toEqual(kept)
  }
}

function linesOf(rows: Row[], columns: string[]): string[] {
  return rows.map((row) => JSON.stringify(columns.map((name) => [name, row[name]]))).sort()
}

describe.each(emptyDatabases)('the migrations on $name', ({ open }) => {
  it('lead down, up and down again step by step, to the same schema and with every row that can stay', async () => {
    const driver = await open()
    const levels = await climb(driver)
    await fillTables(driver.orm)
    for (const { rows } of (await readContents(driver.orm)).values()) expect(rows).not.toEqual([])
    for (let level = migrations.length; level > 0; level -= 1) {
      const full = await readContents(driver.orm)
      await rollBack(driver, migrations)
      expect(await readCatalogue(driver.orm)).toEqual(levels[level - 1])
      await expectRowsKept(driver.orm, full)
      const below = await readContents(driver.orm)
      await migrate(driver, migrations.slice(0, level))
      expect(await readCatalogue(driver.orm)).toEqual(levels[level])
      await expectRowsKept(driver.orm, below)
      await rollBack(driver, migrations)
      expect(await readCatalogue(driver.orm)).toEqual(levels[level - 1])
      await expectRowsKept(driver.orm, below)
    }
  })

  it('lead all the way down at once, and up to a schema that is as good as new', async () => {
    const driver = await open()
    const levels = await climb(driver)
    await fillTables(driver.orm)
    await rollBack(driver, migrations, migrations.length)
    expect(await readCatalogue(driver.orm)).toEqual(levels[0])
    expect(await readTables(driver.orm)).toEqual([])
    await migrate(driver, migrations)
    expect(await readCatalogue(driver.orm)).toEqual(levels.at(-1))
    await fillTables(driver.orm)
  })
})
