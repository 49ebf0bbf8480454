import { hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

const keyBytes = 32

/**
 * A key for one purpose, made from `BETTER_AUTH_SECRET` by HKDF-SHA-256 (RFC 5869). What is signed
 * with one purpose's key is worth nothing under another's, nor under the secret itself.
 */
export function derivedKey(purpose: 'better-auth' | 'cursor'): string {
  const key = hkdfSync('sha256', env().BETTER_AUTH_SECRET, '', purpose, keyBytes)
  return Buffer.from(key).toString('base64url')
}
