import { hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

type Purpose = 'better-auth' | 'cursor'

const keyBytes = 32
const derived = new Map<Purpose, string>()

/**
 * A key for one purpose, made from `BETTER_AUTH_SECRET` by HKDF-SHA-256 (RFC 5869). What is signed
 * with one purpose's key is worth nothing under another's, nor under the secret itself.
 */
export function derivedKey(purpose: Purpose): string {
  const known = derived.get(purpose)
  if (known) return known
  const bytes = hkdfSync('sha256', env().BETTER_AUTH_SECRET, '', purpose, keyBytes)
  const key = Buffer.from(bytes).toString('base64url')
  derived.set(purpose, key)
  return key
}
