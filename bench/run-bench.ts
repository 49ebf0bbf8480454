import { cpus, loadavg } from 'node:os'
import pg from 'pg'
import { startSeededPostgres } from './data/database'
import { makeWorld, type World } from './load/world'
import { Bench } from './measure/bench'
import { measureEmbedded } from './measure/embedded'
import { measureFunctionSizes } from './measure/function-sizes'
import { measureHalfPeak, measureManyConnections } from './measure/latency'
import { measureMemory } from './measure/memory'
import { measureStartTimes } from './measure/start-times'
import { measureStatements } from './measure/statements'
import { measureThroughput } from './measure/throughput'
import { measureWorkers } from './measure/workers'
import type { Plan } from './plan'
import type { Machine, Results } from './report/results'
import { findDifferences, type Origins } from './servers/find-differences'

type Print = (line: string) => void

/** Measures everything, on a database of its own that is gone afterwards. */
export async function runBench(plan: Plan, print: Print): Promise<Results> {
  const { users, tasksOfEach } = plan.population
  print(`Filling a database: ${users} users with ${tasksOfEach} tasks each…`)
  const loadBefore = loadavg()[0] ?? 0
  const database = await startSeededPostgres(plan.population)
  try {
    const bench = await Bench.open(plan, database)
    try {
      const machine = await describeMachine(database.url, loadBefore)
      return { machine, ...(await measureAll(bench, print)) }
    } finally {
      bench.load.stop()
    }
  } finally {
    await database.stop()
  }
}

async function measureAll(bench: Bench, print: Print): Promise<Omit<Results, 'machine'>> {
  const world = makeWorld(bench.plan.population, bench.secret)
  const together = await bench.withAll((origins) =>
    measureServing(bench, { world, origins }, print),
  )
  print('Start, memory, embedded database, workers, functions…')
  return {
    ...together,
    startTimes: await measureStartTimes(bench, world),
    memory: await measureMemory(bench),
    embedded: await measureEmbedded(bench),
    workers: await measureWorkers(bench),
    functionKilobytes: measureFunctionSizes(),
  }
}

async function measureServing(
  bench: Bench,
  { world, origins }: { world: World; origins: Origins },
  print: Print,
) {
  const differences = await findDifferences(origins, world, bench.freshShare())
  if (differences.length > 0) {
    throw new Error(
      `These do not do the same, so there is nothing to compare:\n${differences.join('\n')}`,
    )
  }
  print('Requests per second…')
  const throughput = await measureThroughput(bench, origins)
  const peak = throughput.list.docket.perSecond
  print('Latencies and statements…')
  const halfPeak = await measureHalfPeak(bench, origins, peak)
  return {
    throughput,
    halfPeak: halfPeak.docket,
    limitAtThatRate: halfPeak.limit,
    manyConnections: await measureManyConnections(bench, origins.docket, peak),
    statements: await measureStatements(bench, origins.docket),
  }
}

async function describeMachine(databaseUrl: string, loadBefore: number): Promise<Machine> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    node: process.versions.node,
    // Whoever packaged it adds its own.
    postgres: rows[0]?.server_version.split(' ')[0] ?? 'unknown',
    date: new Date().toISOString().slice(0, 10),
    loadBefore,
  }
}
