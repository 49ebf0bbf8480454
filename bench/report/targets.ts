import { caseNames, cases } from '../load/cases'
import { type ServerName, serverNames } from '../servers/start-server'
import type { Results } from './results'

export type Target = { name: string; wanted: string; measured: string; isMet: boolean }

/** Docket's part of another's requests per second in one case. */
export function ratioTo(
  other: ServerName,
  rates: Record<ServerName, { perSecond: number }>,
): number {
  return rates.docket.perSecond / rates[other].perSecond
}

/** What Docket is held to, and whether it is there. */
export function judge({ throughput, halfPeak, manyConnections, embedded }: Results): Target[] {
  const ratios = caseNames.flatMap((name) => {
    const floors: Partial<Record<ServerName, number>> = {
      ...(cases[name].kind === 'refusal' ? {} : { limit: 0.7 }),
      fastify: 1,
      ...(name === 'list' ? { next: 4 } : {}),
    }
    return serverNames.flatMap((other) => {
      const floor = floors[other]
      if (floor === undefined) return []
      return [
        ratioTarget(
          `${cases[name].title}: ${titles[other]}`,
          floor,
          ratioTo(other, throughput[name]),
        ),
      ]
    })
  })
  return [
    ...ratios,
    tailTarget(halfPeak.latencies),
    ...manyTargets(manyConnections),
    {
      name: 'embedded database: lists a second on one process',
      wanted: '≥ 800',
      measured: embedded.perSecond.toFixed(0),
      isMet: embedded.perSecond >= 800,
    },
  ]
}

/** What each of the four is called. */
export const titles: Record<ServerName, string> = {
  docket: 'Docket',
  next: 'Docket through Next alone',
  limit: 'the limit',
  fastify: 'Fastify and Drizzle',
}

function ratioTarget(name: string, floor: number, ratio: number): Target {
  return {
    name: name.replace(': ', ': Docket to '),
    wanted: `≥ ${floor.toFixed(1)}`,
    measured: ratio.toFixed(2),
    isMet: ratio >= floor,
  }
}

function tailTarget({ p50, p95 }: Results['halfPeak']['latencies']): Target {
  return {
    name: 'at half the peak: p95 to p50',
    wanted: '≤ 5',
    measured: (p95 / p50).toFixed(2),
    isMet: p95 <= 5 * p50,
  }
}

function manyTargets({ errors, latencies: { p95 } }: Results['manyConnections']): Target[] {
  const name = '1,000 connections at a quarter of the peak'
  return [
    { name: `${name}: errors`, wanted: '0', measured: String(errors), isMet: errors === 0 },
    {
      name: `${name}: p95`,
      wanted: '< 100 ms',
      measured: `${p95.toFixed(1)} ms`,
      isMet: p95 < 100,
    },
  ]
}
