import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { tidy, tidyRegularly } from '@/db/embedded-upkeep'

let pglite: PGlite

beforeAll(async () => {
  pglite = await PGlite.create('memory://')
})

beforeEach(async () => {
  await pglite.exec('create table "Odd name" (id integer, note text)')
  await tidy(pglite)
})

afterEach(async () => {
  vi.useRealTimers()
  await pglite.exec('drop table "Odd name"')
})

afterAll(() => pglite.close())

const add = (rows: number) =>
  pglite.query(`insert into "Odd name" select id, 'new' from generate_series(1, $1) id`, [rows])

/** What the planner knows of the table. */
async function known() {
  const { rows } = await pglite.query<{ columns: number; rows: number }>(`
    select (select count(*)::int from pg_stats where tablename = 'Odd name') as columns,
      (select reltuples::int from pg_class where relname = 'Odd name') as rows`)
  return rows[0]
}

it('tells the planner of a table that has grown', async () => {
  await add(100)
  expect(await known()).toEqual({ columns: 0, rows: 0 })
  await tidy(pglite)
  expect(await known()).toEqual({ columns: 2, rows: 100 })
})

it('leaves a table alone of which little has changed', async () => {
  await add(100)
  await tidy(pglite)
  await add(10)
  await tidy(pglite)
  expect(await known()).toMatchObject({ rows: 100 })
})

it('gives the room of what was changed or deleted to what comes', async () => {
  const size = async () => {
    const { rows } = await pglite.query(`select pg_relation_size('"Odd name"') as size`)
    return rows[0]
  }
  await add(1_000)
  await pglite.exec(`update "Odd name" set note = 'nu1'`)
  const before = await size()
  for (const note of ['nu2', 'nu3', 'nu4']) {
    await tidy(pglite)
    await pglite.query('update "Odd name" set note = $1', [note])
  }
  expect(await size()).toEqual(before)
})

it('is done every ten seconds until it is stopped', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = tidyRegularly(pglite)
  await add(100)
  vi.advanceTimersByTime(10_000)
  await expect.poll(known).toMatchObject({ rows: 100 })
  await stop()
  await add(1_000)
  vi.advanceTimersByTime(60_000)
  await stop()
  expect(await known()).toMatchObject({ rows: 100 })
})

it('goes on after a failure', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = tidyRegularly(pglite)
  const failing = vi.spyOn(pglite, 'query').mockRejectedValueOnce(new Error('disk full'))
  vi.advanceTimersByTime(10_000)
  await expect.poll(() => failing).toHaveBeenCalledTimes(1)
  failing.mockRestore()
  await add(100)
  // Only once the one that failed is over is the next begun.
  await new Promise(setImmediate)
  vi.advanceTimersByTime(10_000)
  await expect.poll(known).toMatchObject({ rows: 100 })
  await stop()
})
