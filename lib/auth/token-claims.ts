import { z } from 'zod'
import type { Caller } from '@/db/tenant-scope'

/** How far clocks may disagree, in seconds. */
export const leewaySeconds = 30
const lifetimeMaxSeconds = 31 * 24 * 60 * 60

/** A user's id as a claim or a path may give it; `me` is the path's word for the caller. */
export const userId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,128}$/)
  .refine((id) => id !== 'me')

const claims = z
  .looseObject({
    exp: z.int(),
    iat: z.int().optional(),
    sub: userId.optional(),
    user_id: userId.optional(),
    userId: userId.optional(),
    sid: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,128}$/)
      .optional(),
  })
  .refine(({ exp }) => exp <= nowSeconds() + lifetimeMaxSeconds + leewaySeconds)
  .refine(({ iat }) => iat === undefined || iat <= nowSeconds() + leewaySeconds)

/**
 * Whom a token's verified payload speaks for, or null where a claim is missing, mistyped, too far in
 * the future, or at odds with another. Expiry, issuer and audience have been checked before.
 */
export function callerOfClaims(payload: unknown): Caller | null {
  const parsed = claims.safeParse(payload)
  if (!parsed.success) return null
  const { sub, user_id, userId: camelCased, sid } = parsed.data
  const named = [sub, user_id, camelCased].filter((id) => id !== undefined)
  const [first] = named
  if (first === undefined || named.some((id) => id !== first)) return null
  return { userId: first, sessionId: sid ?? null }
}

function nowSeconds() {
  return Math.floor(Date.now() / 1000)
}
