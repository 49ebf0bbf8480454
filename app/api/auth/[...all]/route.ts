import { refusedCredential, unavailable } from '@/lib/app-error'
import { betterAuthInstance } from '@/lib/auth/better-auth'
import { asProgramRequest } from '@/lib/auth/program-request'
import { findSession } from '@/lib/auth/session'
import { readBytes } from '@/lib/http/body'
import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'

/**
 * Better Auth's own routes, behind the same rule as ours: a bad credential is not rescued by a cookie.
 * Of tokens these routes know the session's alone, so a JWT is a bad one here.
 */
const betterAuth = handler(async (request) => {
  const { method, url, headers } = request
  const authorization = headers.get('authorization')
  if (authorization !== null && headers.has('cookie')) {
    if (!(await findSession(new Headers({ authorization })))) throw refusedCredential()
  }
  const body = method === 'POST' ? await readBytes(request) : null
  const auth = await betterAuthInstance()
  const response = await auth.handler(asProgramRequest(new Request(url, { method, headers, body })))
  // It hides what went wrong while it looked a session up, behind a 500 or a 401: the database did.
  // A look-up of our own says so where that is still the case.
  if (response.status >= 500) throw unavailable()
  if (response.status === 401) await findSession(headers)
  return withRetryAfter(response)
})

/** Better Auth says when to try again under a name of its own; RFC 9110's is the one clients read. */
function withRetryAfter(response: Response) {
  const seconds = response.headers.get('x-retry-after')
  if (seconds !== null) response.headers.set('retry-after', seconds)
  return response
}

export const GET = betterAuth
export const POST = betterAuth

export const { PUT, PATCH, DELETE, HEAD, OPTIONS } = otherMethods({ GET, POST })
