import type { Population } from '../data/population'
import type { CaseName } from './cases'

type What = { origin: string; caseName: CaseName; share: number; connections: number }

/** Every connection sends its next request as soon as the last is answered. */
export type ClosedJob = What & { kind: 'closed' } & ({ seconds: number } | { amount: number })

/** Requests are due at a fixed rate, whatever became of those before. */
export type OpenJob = What & { kind: 'open'; rate: number; seconds: number }

export type Job = ClosedJob | OpenJob

/** Anything but the expected answer, and every failed connection, is an error. */
export type Count = { answers: number; errors: number; seconds: number }

/** In milliseconds, from the moment that a request was due. */
export type Latencies = { p50: number; p95: number; p99: number; max: number }

export type ClosedResult = Count
export type OpenResult = Count & { latencies: Latencies }

/** How a load process is told what it works with; handed over in its environment. */
export type Setup = { population: Population; secret: string }
