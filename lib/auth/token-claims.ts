import type { JWTPayload } from 'jose'
import { z } from 'zod'
import type { Caller } from '@/db/tenant-scope'

/** How far clocks may disagree, in seconds. */
export const leewaySeconds = 30
const lifetimeMaxSeconds = 31 * 24 * 60 * 60

/** Better Auth's ids, and those that somebody's own program may have given. */
export const idPattern = /^[A-Za-z0-9_-]{1,128}$/

/** A user's id as a claim or a path may give it; `me` is the path's word for the caller. */
export const userId = z
  .string()
  .regex(idPattern)
  .refine((id) => id !== 'me')

const claims = z
  .looseObject({
    exp: z.int(),
    iat: z.int().optional(),
    sub: userId.optional(),
    user_id: userId.optional(),
    userId: userId.optional(),
    sid: z.string().regex(idPattern).optional(),
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
  const named = namesIn(parsed.data)
  const [first] = named
  if (first === undefined || named.some((id) => id !== first)) return null
  return { userId: first, sessionId: parsed.data.sid ?? null }
}

/** Whom a payload names, whatever else is wrong with it; null where that can be nobody's id. */
export function claimedUserId(payload: JWTPayload): string | null {
  return userId.safeParse(namesIn<unknown>(payload)[0]).data ?? null
}

type Names<Id> = { sub?: Id; user_id?: Id; userId?: Id }

/** All the ids by which a payload names its user. The first is the one that counts. */
function namesIn<Id>({ sub, user_id, userId: camelCased }: Names<Id>): Id[] {
  return [sub, user_id, camelCased].filter((id) => id !== undefined)
}

function nowSeconds() {
  return Math.floor(Date.now() / 1000)
}
