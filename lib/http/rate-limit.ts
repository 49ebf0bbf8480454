import { AsyncResource } from 'node:async_hooks'
import type { RateLimiterRes } from 'rate-limiter-flexible'
import { perProcess } from '@/db/per-process'
import { AppError } from '@/lib/app-error'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/log'
import { senderOf } from './client-address'
import { limiterOf, type Policy, windowSeconds } from './limiters'

/** A limit as it stands after a request was counted. */
export type Quota = {
  policy: Policy
  limit: number
  remaining: number
  /** Until the whole limit is there again. */
  resetSeconds: number
  isExceeded: boolean
  /** False where the limit was known to be exceeded, and this request was not counted. */
  isCounted: boolean
}

const failuresMax = 60

// The limiter sets a timer for each key, and for a minute a timer keeps in memory all that belongs to the
// request it was set in: so it is set outside of any request.
const outside = perProcess('limits', () => new AsyncResource('docket.limits'))

/**
 * Counts a request of a user. Null where limits are off, or where counting fails: that is never the
 * request's fault.
 */
export async function countRequest(userId: string): Promise<Quota | null> {
  const limit = env().RATE_LIMIT_PER_MINUTE
  if (limit === 0) return null
  return await count('user', userId, limit)
}

/**
 * Counts a request that failed to say who sent it. Always in memory: a flood of these must not reach
 * the database. Senders whose address nobody can tell share one count, which locks out no one, since
 * a good credential is never counted here.
 */
export async function countFailure(address: string | null): Promise<Quota | null> {
  if (env().RATE_LIMIT_PER_MINUTE === 0) return null
  return await count('failures', address === null ? 'unknown' : senderOf(address), failuresMax)
}

/**
 * Takes back the count of a request whose session turned out to have ended. Only the first statement
 * tells that, after the request was counted.
 */
export async function uncountRequest(userId: string): Promise<void> {
  const limit = env().RATE_LIMIT_PER_MINUTE
  if (limit === 0) return
  try {
    const limiter = limiterOf('user', limit)
    await outside.runInAsyncScope(() => limiter.reward(userId))
    // It may have been the last that was allowed. Other users who are over the limit are blocked again
    // when their next request is counted.
    if ('deleteInMemoryBlockedAll' in limiter) limiter.deleteInMemoryBlockedAll()
  } catch (error) {
    log().warn(describeError(error), 'a request could not be taken back')
  }
}

/** The refusal of a request that exceeds a limit. */
export function quotaExceeded({ policy, limit, resetSeconds }: Quota): AppError {
  return new AppError(
    'rate_limited',
    `Too many requests: ${limit} a minute are allowed. Try again in ${resetSeconds} s.`,
    { note: { event: 'rate_limited', reason: policy } },
  )
}

/** draft-ietf-httpapi-ratelimit-headers-11. */
export function quotaHeaders({ policy, limit, remaining, resetSeconds }: Quota) {
  return {
    'ratelimit-policy': `"${policy}";q=${limit};w=${windowSeconds}`,
    ratelimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  }
}

async function count(policy: Policy, key: string, limit: number): Promise<Quota | null> {
  try {
    const counting = outside.runInAsyncScope(() => limiterOf(policy, limit).consume(key))
    return quotaOf(await counting, policy, limit)
  } catch (refused) {
    // It rejects with the state of the limit where that is exceeded, and with an error where it fails.
    if (isExceeded(refused)) return { ...quotaOf(refused, policy, limit), isExceeded: true }
    log().warn(describeError(refused), 'a request could not be counted')
    return null
  }
}

/** Its class cannot tell: the process's limiter may come from another bundle, with a class of its own. */
function isExceeded(refused: unknown): refused is RateLimiterRes {
  return typeof refused === 'object' && refused !== null && 'msBeforeNext' in refused
}

function quotaOf(state: RateLimiterRes, policy: Policy, limit: number): Quota {
  return {
    policy,
    limit,
    remaining: state.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
    isExceeded: false,
    isCounted: state.consumedPoints > 0,
  }
}
