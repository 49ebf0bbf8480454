import { textTable } from '@/lib/text-table'
import { caseNames, cases } from '../load/cases'
import type { Latency } from '../measure/latency'
import { serverNames } from '../servers/start-server'
import { countErrors, type Results } from './results'
import { ratioTo, type Target, titles } from './targets'

/** What a run found, as somebody at a terminal reads it. */
export function describeResults(results: Results): string {
  return [
    section('Requests per second, 32 connections', throughputRows(results)),
    section('Lists under load that does not wait, milliseconds', latencyRows(results)),
    section('Docket’s statements in the database, milliseconds', statementRows(results)),
    section('Docket otherwise', otherRows(results)),
    section(
      'Functions of a serverless host, kB',
      Object.entries(results.functionKilobytes).map(([route, size]) => [route, number(size)]),
    ),
    `Errors: ${countErrors(results)}`,
  ].join('\n\n')
}

export function describeTargets(targets: Target[]): string {
  const rows = targets.map(({ name, wanted, measured, isMet }) => {
    return [isMet ? 'met' : 'MISSED', name, wanted, measured]
  })
  return section('Targets', [['', 'target', 'wanted', 'measured'], ...rows])
}

function throughputRows({ throughput }: Results) {
  const ratios = ['limit', 'fastify', 'next'] as const
  return [
    ['', ...serverNames.map((name) => titles[name]), ...ratios.map((name) => `to ${titles[name]}`)],
    ...caseNames.map((name) => [
      cases[name].title,
      ...serverNames.map((server) => number(throughput[name][server].perSecond)),
      ...ratios.map((server) => ratioTo(server, throughput[name]).toFixed(2)),
    ]),
  ]
}

function latencyRows({ halfPeak, limitAtThatRate, manyConnections }: Results) {
  const row = (name: string, { rate, connections, latencies, errors }: Latency) => [
    name,
    ...[rate, connections].map(number),
    ...[latencies.p50, latencies.p95, latencies.p99, latencies.max].map((ms) => ms.toFixed(1)),
    number(errors),
  ]
  return [
    ['', 'a second', 'connections', 'p50', 'p95', 'p99', 'max', 'errors'],
    row('half the peak', halfPeak),
    row('the limit, at that rate', limitAtThatRate),
    row('a quarter of the peak', manyConnections),
  ]
}

function statementRows({ statements }: Results) {
  return [
    ['', 'statement', 'p50', 'p95'],
    ...statements.map(({ caseName, statement, p50, p95 }) => [
      cases[caseName].title,
      statement,
      p50.toFixed(3),
      p95.toFixed(3),
    ]),
  ]
}

function otherRows({ startTimes, memory, embedded, workers }: Results) {
  return [
    ['live after', `${number(startTimes.untilLive)} ms`],
    ['first list after', `${number(startTimes.untilFirstList)} ms`],
    ['memory at rest', `${number(memory.atRest)} MB`],
    [`after ${number(memory.requests / 10)} requests`, `${number(memory.afterTenth)} MB`],
    [`after ${number(memory.requests)} requests`, `${number(memory.after)} MB`],
    ['embedded database, lists a second', number(embedded.perSecond)],
    ...workers.map(({ workers: count, limits, perSecond }) => [
      `WORKERS=${count}, limits ${limits}, lists a second`,
      number(perSecond),
    ]),
  ]
}

function section(title: string, rows: string[][]) {
  return `${title}\n${textTable(rows)}`
}

function number(value: number) {
  return Math.round(value).toLocaleString('en')
}
