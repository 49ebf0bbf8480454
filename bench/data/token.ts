import { createHmac } from 'node:crypto'

const lifetimeSeconds = 24 * 60 * 60

/** A token as a service of one's own makes it: HS256 under the shared secret. */
export function signToken(userId: string, secret: string): string {
  const iat = Math.floor(Date.now() / 1000)
  const input = [
    { alg: 'HS256', typ: 'JWT' },
    { sub: userId, iat, exp: iat + lifetimeSeconds },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

/** The same with another signature, as long as a good one. */
export function forgeToken(userId: string): string {
  return signToken(userId, 'nobody’s secret')
}
