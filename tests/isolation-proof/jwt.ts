import { createHmac } from 'node:crypto'
import { env } from '@/lib/env'

const lifetimeSeconds = 3600

/**
 * A token of the shared-secret kind, signed with any secret. It never names a key: an app that knows no
 * keys yet would make one, under a secret that may not be its own here.
 */
export function signJwt(claims: object, secret: string = env().BETTER_AUTH_SECRET): string {
  const exp = Math.floor(Date.now() / 1000) + lifetimeSeconds
  const input = [{ alg: 'HS256' }, { exp, ...claims }].map(encodePart).join('.')
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

/** One part of a token. */
export function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
