import { getTableName } from 'drizzle-orm'
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { openDatabase } from '@/db/database'
import { perProcess } from '@/db/per-process'
import { requestCounts } from '@/db/schema/request-counts'
import { inTime } from '@/db/time-limits'
import type { Statement } from '@/db/transport'
import { env } from '@/lib/env'

/** What is counted: each user's requests, or each sender's requests without a good credential. */
export type Policy = 'user' | 'failures'

type Limiter = RateLimiterMemory | RateLimiterPostgres

export const windowSeconds = 60
/** A part of the five seconds in which a request is answered whatever the database does. */
const storePatienceMs = 400

const limiters = perProcess('limiters', () => new Map<Policy, Limiter>())

/** The process's limiter of a policy, which allows so many points a minute. */
export function limiterOf(policy: Policy, points: number): Limiter {
  const known = limiters.get(policy)
  if (known) return known
  const options = { keyPrefix: policy, points, duration: windowSeconds }
  const inMemory = new RateLimiterMemory(options)
  const isShared = policy === 'user' && env().rateLimitStore === 'postgres'
  const made = isShared ? sharedLimiter(options, inMemory) : inMemory
  limiters.set(policy, made)
  return made
}

/** Counts in the database, and in memory for as long as that does not answer. */
function sharedLimiter(
  options: { keyPrefix: string; points: number; duration: number },
  insuranceLimiter: RateLimiterMemory,
) {
  return new RateLimiterPostgres({
    ...options,
    storeClient: { query },
    storeType: 'client',
    tableName: getTableName(requestCounts),
    tableCreated: true,
    clearExpiredByTimeout: false,
    // A user over the limit costs the database nothing more until the window ends.
    inMemoryBlockOnConsumed: options.points,
    insuranceLimiter,
  })
}

/** The one call that the limiter makes of node-postgres, over whatever driver there is. */
async function query({ text, values }: { text: string; values: unknown[] }) {
  const [rows = []] = await inTime(send({ text, values, shape: 'object' }), storePatienceMs)
  return { rows }
}

async function send(statement: Statement) {
  const { transport } = await openDatabase()
  return await transport([statement], Date.now() + storePatienceMs)
}
