import { asTenant } from '@/db/database'
import { isSessionGone } from '@/db/failures'
import { perProcess } from '@/db/per-process'
import type { Caller } from '@/db/tenant-scope'
import { BoundedCache } from '@/lib/bounded-cache'

const callersMax = 10_000
/** For this long the database is not asked again. Not for ever: it may be restored from a backup. */
const keptMs = 60_000

type Ended = { until: number }
type Check = { isLive: Promise<boolean>; until: number }

const { ended, checks } = perProcess('ended-sessions', () => ({
  ended: new BoundedCache<string, Ended>(callersMax),
  checks: new BoundedCache<string, Check>(callersMax),
}))

/** Remembers for a minute that a caller's session or account has ended. Asking again makes it no longer. */
export function rememberEnded(caller: Caller): void {
  if (isKnownToHaveEnded(caller)) return
  ended.set(keyOf(caller), { until: Date.now() + keptMs })
}

export function isKnownToHaveEnded(caller: Caller): boolean {
  return (ended.get(keyOf(caller))?.until ?? 0) > Date.now()
}

/**
 * Whether a caller's session is live, or without one their account. Asks the database at most once a
 * minute for each caller. True while the database does not answer.
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

/** Made of both ids, since a token may name another user's session. No session's id is empty. */
function keyOf({ userId, sessionId }: Caller) {
  return `${userId} ${sessionId ?? ''}`
}
