import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { keptTask, keptTasks, taskIdOf, trashEvery, usersOf } from '@/bench/data/population'
import {
  type CaseName,
  caseNames,
  cases,
  connectionsMax,
  turnsOfConnection,
} from '@/bench/load/cases'
import { atRate, runOpenLoop } from '@/bench/load/open-loop'
import { makeWorld } from '@/bench/load/world'
import { parseBenchOptions } from '@/bench/options'
import { fullPlan, quickPlan } from '@/bench/plan'
import { median, percentile } from '@/bench/report/percentile'
import { nameOf, timesByStatement } from '@/bench/report/statement-times'
import { listenOn } from '@/bench/servers/rival'

const secret = 'only-for-tests-only-for-tests-only-for-tests'

describe('the arguments of the bench', () => {
  it.each([
    [[], { quick: false, check: false }],
    [['--quick'], { quick: true, check: false }],
    [['--check', '--quick'], { quick: true, check: true }],
  ])('%j are %j', (args, options) => {
    expect(parseBenchOptions(args)).toEqual(options)
  })

  it.each([['--fast'], ['quick'], ['--quick=yes']])('refuse %s', (argument) => {
    expect(() => parseBenchOptions([argument])).toThrow(TypeError)
  })
})

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1)

  it.each([
    [50, 50],
    [95, 95],
    [99, 99],
    [100, 100],
    [0, 1],
  ])('of %i in 1 to 100 is %i', (percent, value) => {
    expect(percentile(hundred, percent)).toBe(value)
  })

  it('is one of the values, and never less than so many of them', () => {
    expect(percentile([1, 2, 10], 50)).toBe(2)
    expect(percentile([1, 2, 10], 67)).toBe(10)
  })

  it('is refused where there is nothing', () => {
    expect(() => percentile([], 50)).toThrow('nothing')
    expect(() => median([])).toThrow('nothing')
  })

  it('in the middle is of the sorted values, not of those as they come', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([10, 9, 1, 2])).toBe(5.5)
  })
})

describe('load that does not wait', () => {
  it('calls for each arrival, at the moment that the rate gives', async () => {
    const due: number[] = []
    await atRate(1000, 50, async (nth, dueAt) => {
      due[nth] = dueAt
    })
    expect(due).toHaveLength(50)
    due.slice(1).forEach((dueAt, i) => {
      expect(dueAt - (due[i] ?? 0)).toBeCloseTo(1)
    })
  })

  it('counts the time of those that come while the server stalls', async () => {
    const stallMs = 300
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      // Every request of one stretch waits for its end, as behind a collection of garbage.
      if (asked === 10) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stallMs)
      response.end('[]')
    })
    const port = await listenOn(server, 0)
    const world = makeWorld(quickPlan.population, secret)
    const origin = `http://127.0.0.1:${port}`
    const job = { kind: 'open', origin, caseName: 'list', share: 0 } as const
    const { latencies, answers, errors } = await runOpenLoop(
      { ...job, connections: 4, rate: 200, seconds: 1 },
      world,
    )
    server.close()
    expect({ answers, errors }).toEqual({ answers: 200, errors: 0 })
    // A load that waits would have seen one slow answer in two hundred.
    expect(latencies.p95).toBeGreaterThan(stallMs / 2)
    expect(latencies.p50).toBeLessThanOrEqual(latencies.p95)
  })

  it('counts every answer but the expected one as an error', async () => {
    const server = createServer((_, response) => {
      response.statusCode = 503
      response.end()
    })
    const origin = `http://127.0.0.1:${await listenOn(server, 0)}`
    const world = makeWorld(quickPlan.population, secret)
    const job = { kind: 'open', origin, caseName: 'list', share: 0 } as const
    const result = await runOpenLoop({ ...job, connections: 2, rate: 100, seconds: 0.2 }, world)
    server.close()
    expect(result.errors).toBe(20)
  })
})

describe('the times of statements', () => {
  it('add up the steps of one connection, whatever others do between them', () => {
    const lines = [
      { pid: 1, message: 'duration: 0.100 ms  bind s1: select "id" from "tasks"' },
      { pid: 2, message: 'duration: 5.000 ms  bind s1: select "id" from "tasks"' },
      { pid: 1, message: 'duration: 0.200 ms  execute s1: select "id" from "tasks"' },
      { pid: 2, message: 'duration: 1.000 ms  execute s1: select "id" from "tasks"' },
      { pid: 1, message: 'duration: 0.400 ms  bind s1: select "id" from "tasks"' },
      { pid: 1, message: 'duration: 0.600 ms  execute s1: select "id" from "tasks"' },
      { pid: 1, message: 'statement: select 1' },
    ]
    const [times, ...more] = timesByStatement(lines)
    expect(more).toEqual([])
    expect(times).toMatchObject({ statement: 'select', count: 3, p50: 1, p95: 6 })
  })

  it.each([
    ['select docket_require_live($1, $2)', 'scope'],
    ['select "updated_at" from "tasks"', 'select'],
    ['select "id" from "tasks" for update', 'select for update'],
    ['with t as (update tasks set title = $1 returning id) select 1 from t', 'update'],
    ['insert into "tasks" ("id") values ($1)', 'insert'],
  ])('%j is called %s', (text, name) => {
    expect(nameOf(text)).toBe(name)
  })
})

describe.each([
  ['full', fullPlan],
  ['quick', quickPlan],
])('the %s population', (_, { population, rounds }) => {
  const world = makeWorld(population, secret)
  const firstShareUnused = (rounds + 1) * 4 + 2

  it('gives each part users of its own', () => {
    const parts = (['read', 'update', 'complete', 'create'] as const).map((part) =>
      usersOf(part, population),
    )
    expect(new Set(parts.flat()).size).toBe(parts.flat().length)
    expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(10)
  })

  it.each(caseNames)('has a task for every turn of %s', (name: CaseName) => {
    const last = {
      share: firstShareUnused - 1,
      connection: connectionsMax - 1,
      sequence: turnsOfConnection - 1,
    }
    const { path } = cases[name].requestOf(world, last)
    expect(path).toMatch(/^\/api\/bench-\d+\/tasks/)
  })

  it('changes no task twice with one version', () => {
    const seen = new Set<string>()
    for (let share = 0; share < firstShareUnused; share += 1) {
      for (let connection = 0; connection < connectionsMax; connection += 8) {
        for (let sequence = 0; sequence < 2 * turnsOfConnection; sequence += 1) {
          const turn = { share, connection, sequence }
          const { path, headers } = cases.update.requestOf(world, turn)
          seen.add(`${path} ${headers['if-match']}`)
        }
      }
    }
    expect(seen.size).toBe(firstShareUnused * (connectionsMax / 8) * 2 * turnsOfConnection)
  })

  it('asks for no task that is in the trash', () => {
    const kept = Array.from({ length: keptTasks(population) }, (_, nth) => keptTask(nth))
    expect(kept.filter((task) => task % trashEvery === trashEvery - 1)).toEqual([])
    expect(kept.at(-1)).toBeLessThan(population.tasksOfEach)
  })
})

it('a task’s id is a UUID of version 7, and no other’s', () => {
  expect(taskIdOf(3, 7)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(taskIdOf(3, 7)).not.toBe(taskIdOf(7, 3))
})
