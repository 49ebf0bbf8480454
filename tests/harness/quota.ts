import { expect } from 'vitest'

export type QuotaSeen = { policy: string; limit: number; remaining: number; resetSeconds: number }

const policyPattern = /^"(user|failures)";q=(\d+);w=60$/
const statePattern = /^"(user|failures)";r=(\d+);t=(\d+)$/

/** Requires the pair of headers of a limit. @returns what it says. */
export function quotaOf({ headers }: Response): QuotaSeen {
  const policy = policyPattern.exec(headers.get('ratelimit-policy') ?? '')
  const state = statePattern.exec(headers.get('ratelimit') ?? '')
  expect([headers.get('ratelimit-policy'), headers.get('ratelimit')]).toEqual([
    expect.stringMatching(policyPattern),
    expect.stringMatching(statePattern),
  ])
  expect(state?.[1]).toBe(policy?.[1])
  const resetSeconds = Number(state?.[3])
  expect(resetSeconds).toBeGreaterThanOrEqual(1)
  expect(resetSeconds).toBeLessThanOrEqual(60)
  return {
    policy: policy?.[1] ?? '',
    limit: Number(policy?.[2]),
    remaining: Number(state?.[2]),
    resetSeconds,
  }
}
