import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CaseName } from '@/bench/load/cases'
import { drawChart } from '@/bench/report/chart'
import { countErrors, type Results } from '@/bench/report/results'
import { describeResults, describeTargets } from '@/bench/report/tables'
import { judge } from '@/bench/report/targets'

const rate = (perSecond: number) => ({ perSecond, rounds: [perSecond], errors: 0 })
const rates = () => ({ docket: rate(800), next: rate(200), limit: rate(1000), fastify: rate(500) })

const latency = {
  answers: 100,
  errors: 0,
  seconds: 1,
  rate: 400,
  connections: 64,
  latencies: { p50: 2, p95: 9, p99: 20, max: 30 },
}

/** A run in which every target is met. */
const good: Results = {
  machine: {
    processor: 'P',
    cores: 2,
    node: '20.19.0',
    postgres: '15.1',
    date: '2030-01-02',
    loadBefore: 0,
  },
  throughput: {
    list: rates(),
    search: rates(),
    get: rates(),
    create: rates(),
    update: rates(),
    complete: rates(),
    refuse: rates(),
  },
  halfPeak: latency,
  limitAtThatRate: latency,
  manyConnections: { ...latency, connections: 1000 },
  embedded: { perSecond: 800, errors: 0 },
  workers: [{ workers: 1, limits: 'on', perSecond: 100, errors: 0 }],
  startTimes: { untilLive: 500, untilFirstList: 700 },
  memory: { atRest: 100, afterTenth: 120, after: 121, requests: 100_000, errors: 0 },
  statements: [{ caseName: 'list', statement: 'select', count: 9, p50: 0.2, p95: 0.4 }],
  functionKilobytes: { '/api/[user_id]/tasks': 4000 },
}

const missed = (results: Results) =>
  judge(results)
    .filter(({ isMet }) => !isMet)
    .map(({ name, measured }) => `${name}: ${measured}`)

/** The good run, where one of the four does so many of one case. */
function withRate(name: CaseName, server: 'docket' | 'next' | 'fastify', perSecond: number) {
  const changed = { ...good.throughput[name], [server]: rate(perSecond) }
  return { ...good, throughput: { ...good.throughput, [name]: changed } }
}

describe('the targets', () => {
  it('are all met by a run that is just good enough', () => {
    expect(missed(good)).toEqual([])
    expect(missed(withRate('list', 'docket', 800))).toEqual([])
    expect(missed(withRate('get', 'docket', 700))).toEqual([])
  })

  it('ask for 0.7 of the limit on every read and every write', () => {
    for (const name of ['search', 'get', 'create', 'update', 'complete'] as const) {
      expect(missed(withRate(name, 'docket', 699))).toEqual([
        expect.stringMatching(/Docket to the limit: 0\.70$/),
      ])
    }
    // No read and no write: a refusal is held to Fastify alone.
    expect(missed(withRate('refuse', 'docket', 600))).toEqual([])
  })

  it('ask for as much as Fastify and Drizzle on every case', () => {
    for (const name of [
      'list',
      'search',
      'get',
      'create',
      'update',
      'complete',
      'refuse',
    ] as const) {
      expect(missed(withRate(name, 'fastify', 801))).toEqual([
        expect.stringMatching(/Docket to Fastify and Drizzle: 1\.00$/),
      ])
    }
  })

  it('ask for four times what Next alone does, on the list', () => {
    expect(missed(withRate('list', 'next', 201))).toEqual([
      'list 20 of 1,000: Docket to Docket through Next alone: 3.98',
    ])
    expect(missed(withRate('get', 'next', 400))).toEqual([])
  })

  it('ask for a short tail, for many connections, and for the embedded database', () => {
    const tail = { ...latency, latencies: { ...latency.latencies, p95: 10.1 } }
    expect(missed({ ...good, halfPeak: tail })).toEqual(['at half the peak: p95 to p50: 5.05'])
    const many = { ...latency, errors: 1, latencies: { ...latency.latencies, p95: 100 } }
    expect(missed({ ...good, manyConnections: many })).toEqual([
      '1,000 connections at a quarter of the peak: errors: 1',
      '1,000 connections at a quarter of the peak: p95: 100.0 ms',
    ])
    expect(missed({ ...good, embedded: { perSecond: 799, errors: 0 } })).toEqual([
      'embedded database: lists a second on one process: 799',
    ])
  })
})

describe('the report', () => {
  it('counts the errors of every measurement', () => {
    expect(countErrors(good)).toBe(0)
    const list = { ...good.throughput.list, fastify: { ...rate(500), errors: 1 } }
    const bad: Results = {
      ...good,
      throughput: { ...good.throughput, list },
      halfPeak: { ...latency, errors: 2 },
      limitAtThatRate: { ...latency, errors: 64 },
      manyConnections: { ...latency, errors: 4 },
      embedded: { perSecond: 800, errors: 8 },
      workers: [{ workers: 2, limits: 'on', perSecond: 100, errors: 16 }],
      memory: { ...good.memory, errors: 32 },
    }
    expect(countErrors(bad)).toBe(127)
    expect(describeResults(bad)).toContain('Errors: 127')
  })

  it('shows requests per second with their ratios, and names what is missed', () => {
    expect(describeResults(good)).toMatch(
      /list 20 of 1,000 +800 +200 +1,000 +500 +0\.80 +1\.60 +4\.00/,
    )
    const targets = judge({ ...good, embedded: { perSecond: 799, errors: 0 } })
    expect(describeTargets(targets)).toMatch(/MISSED +embedded database.* +≥ 800 +799/)
  })

  it('draws bars in the colours of the app, by day and by night', () => {
    const tokens = readFileSync('app/tokens.css', 'utf8')
    const chart = drawChart(good, tokens)
    const [, day = '', night = ''] = /--stamp: light-dark\((.*?\)), (.*?\))\)/.exec(tokens) ?? []
    expect(day).not.toBe(night)
    expect(chart).toContain(`--stamp:${day}`)
    expect(chart).toContain(`--stamp:${night}`)
    expect(chart).not.toMatch(/NaN|undefined|style="/)
    // The longest bar of a case is as long as the space there is, the others in proportion.
    expect(chart).toMatch(/class="limit" x="\d+" y="\d+" width="500.0"/)
    expect(chart).toMatch(/class="docket" x="\d+" y="\d+" width="400.0"/)
  })
})
