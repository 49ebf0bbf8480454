import { asTenant } from '@/db/database'
import { isSessionGone } from '@/db/failures'
import { perProcess } from '@/db/per-process'
import type { Caller } from '@/db/tenant-scope'
import { BoundedCache } from '@/lib/bounded-cache'

const sessionsMax = 10_000
const recheckMs = 60_000

type Check = { isLive: Promise<boolean>; until: number }

const { ended, checks } = perProcess('ended-sessions', () => ({
  ended: new BoundedCache<string, object>(sessionsMax),
  checks: new BoundedCache<string, Check>(sessionsMax),
}))

/** Remembers that a session has ended. None ever comes back; of a token without one the user might. */
export function rememberEnded(caller: Caller): void {
  if (caller.sessionId !== null) ended.set(keyOf(caller), {})
}

export function isKnownToHaveEnded(caller: Caller): boolean {
  return ended.get(keyOf(caller)) !== undefined
}

/**
 * Whether a caller's session is live, or else their account: asked of the database once a minute,
 * however often this is. True while that does not answer.
 */
export function isStillLive(caller: Caller): Promise<boolean> {
  const key = keyOf(caller)
  const known = checks.get(key)
  if (known && known.until > Date.now()) return known.isLive
  const isLive = asTenant(caller, () => []).then(
    () => true,
    (error: unknown) => !isSessionGone(error),
  )
  checks.set(key, { isLive, until: Date.now() + recheckMs })
  return isLive
}

/** Of both, since a token may name a session that is another user's. */
function keyOf({ userId, sessionId }: Caller) {
  return `${userId} ${sessionId}`
}
