import { hash } from 'node:crypto'
import { perProcess } from '@/db/per-process'
import type { Caller } from '@/db/tenant-scope'
import { BoundedCache } from '@/lib/bounded-cache'

type Verified = {
  caller: Caller
  /** In seconds, the leeway included. */
  expiresAt: number
}

const tokensMax = 10_000

const verified = perProcess('verified-tokens', () => new BoundedCache<string, Verified>(tokensMax))

/**
 * Whom a token speaks for, where it was verified before. Nothing is remembered of its session or its user:
 * whether these are live the database says each time.
 */
export function recallToken(token: string): Caller | undefined {
  const key = keyOf(token)
  const known = verified.get(key)
  if (!known) return undefined
  if (known.expiresAt > Math.floor(Date.now() / 1000)) return known.caller
  verified.delete(key)
}

export function rememberToken(token: string, known: Verified): void {
  verified.set(keyOf(token), known)
}

/** For when the keys have changed that tokens were verified with. */
export function forgetTokens(): void {
  verified.clear()
}

/** What is kept must be no credential itself. */
function keyOf(token: string) {
  return hash('sha256', token, 'base64')
}
