import { env } from '@/lib/env'
import type { ApiRequest } from './api-request'

const exposed =
  'ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, X-Total-Count, X-Next-Cursor, Idempotency-Replayed, Set-Auth-Token'
const accepted =
  'Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id'
/** Longer than browsers keep it anyway. */
const preflightSeconds = 86_400

/**
 * What lets a page of another site read an answer, where that site is one of `CORS_ORIGINS`. Never with
 * cookies: such a page brings a token.
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function corsHeaders({ headers }: ApiRequest): Record<string, string> {
  const origin = headers.get('origin')
  if (origin === null || !env().CORS_ORIGINS.includes(origin)) return {}
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed }
}

/** What a browser asks before it lets such a page send more than a simple request. */
export function preflightHeaders(request: ApiRequest, allow: string): Record<string, string> {
  const cors = corsHeaders(request)
  const isPreflight = request.headers.has('access-control-request-method')
  if (!isPreflight || !('access-control-allow-origin' in cors)) return {}
  return {
    'access-control-allow-methods': allow,
    'access-control-allow-headers': accepted,
    'access-control-max-age': String(preflightSeconds),
  }
}
