import { env } from '@/lib/env'
import type { ApiRequest } from '@/lib/http/api-request'
import type { RequestInfo } from '@/lib/http/request-info'
import { isSameOrigin } from './require-same-origin'

/** Where Better Auth finds the client's address; whatever a client puts there is replaced. */
export const addressHeader = 'x-real-ip'

/**
 * A request to Better Auth's own routes as it may see it: with the address and the id that we know it
 * by, and mended where its reading of headers is wrong for programs.
 *
 * Node's fetch sends `Sec-Fetch-Mode` of its own accord, which Better Auth takes for a browser's and
 * then demands an `Origin`. A request without cookie, origin or site is a program's: a browser would
 * have sent at least the last, and without a cookie nobody else's session is at stake.
 */
export function forwardedRequest(
  { method, url, headers }: ApiRequest,
  body: BodyInit | null,
  { requestId, address }: RequestInfo,
): Request {
  const forwarded = new Headers([...headers])
  forwarded.set('x-request-id', requestId)
  if (address === null) forwarded.delete(addressHeader)
  else forwarded.set(addressHeader, address)
  if (!['cookie', 'origin', 'sec-fetch-site'].some((name) => headers.has(name))) {
    forwarded.delete('sec-fetch-mode')
    forwarded.delete('sec-fetch-dest')
  }
  if (headers.has('authorization')) {
    // The first credential decides, and a program's needs no origin.
    forwarded.delete('cookie')
  } else if (headers.has('cookie')) {
    // Better Auth takes part of an address for an origin, takes a `Referer`, and refuses `Sec-Fetch-Site` alone.
    forwarded.set('origin', isSameOrigin({ headers }) ? new URL(env().baseUrl).origin : 'null')
    forwarded.delete('sec-fetch-site')
  }
  // Its routes do not know HEAD; the caller of this leaves the body out.
  return new Request(url, { method: method === 'HEAD' ? 'GET' : method, headers: forwarded, body })
}
