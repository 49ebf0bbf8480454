import { asTenant } from '@/db/database'
import { isSessionGone } from '@/db/failures'
import { perProcess } from '@/db/per-process'
import type { Caller } from '@/db/tenant-scope'
import { BoundedCache } from '@/lib/bounded-cache'

const callersMax = 10_000
/** For so long it is not asked again; not for good, since a database may be set back. */
const keptMs = 60_000

type Ended = { until: number }
type Check = { isLive: Promise<boolean>; until: number }

const { ended, checks } = perProcess('ended-sessions', () => ({
  ended: new BoundedCache<string, Ended>(callersMax),
  checks: new BoundedCache<string, Check>(callersMax),
}))

/** Remembers for a minute that a caller's session has ended, or their account; however often they ask. */
export function rememberEnded(caller: Caller): void {
  if (isKnownToHaveEnded(caller)) return
  ended.set(keyOf(caller), { until: Date.now() + keptMs })
}

export function isKnownToHaveEnded(caller: Caller): boolean {
  return (ended.get(keyOf(caller))?.until ?? 0) > Date.now()
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
  checks.set(key, { isLive, until: Date.now() + keptMs })
  return isLive
}

/** Of both, since a token may name a session that is another user's; none is no name of one. */
function keyOf({ userId, sessionId }: Caller) {
  return `${userId} ${sessionId ?? ''}`
}
