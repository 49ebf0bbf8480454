import { refusedCredential } from '@/lib/app-error'
import { askBetterAuth } from '@/lib/auth/ask-better-auth'
import { endpointMethodOf } from '@/lib/auth/endpoints'
import { recordAuthRefusal } from '@/lib/auth/record-auth-refusal'
import { requireToken } from '@/lib/auth/require-caller'
import { findSession } from '@/lib/auth/session'
import type { ApiRequest } from '@/lib/http/api-request'
import { readBytes } from '@/lib/http/body'
import { chosenRoute } from '@/lib/http/chosen-route'
import { handler } from '@/lib/http/handler'
import { otherMethods } from '@/lib/http/methods'
import { challengeFor } from '@/lib/http/problem'
import { type Reply, replyOf } from '@/lib/http/reply'

/**
 * Better Auth's own routes, behind the same rules as ours: an `Authorization` that is not one token
 * is refused, and a bad credential is not rescued by a cookie. The only tokens that these routes
 * know are session tokens, so a JWT is a bad one here.
 */
const betterAuth = handler(async (request, _params, info) => {
  const { method, headers } = request
  const authorization = headers.get('authorization')
  if (authorization !== null) requireToken(authorization)
  if (authorization !== null && headers.has('cookie')) {
    if (!(await findSession(new Headers({ authorization })))) {
      throw refusedCredential({ event: 'authn_token_invalid', reason: 'unknown_session' })
    }
  }
  const body = method === 'POST' ? await readBytes(request) : null
  const response = await askBetterAuth(request, body, info)
  await recordAuthRefusal(response, request, info)
  return withStandardHeaders(replyOf(response), request)
})

/** What Better Auth leaves out, or says under a name of its own (RFC 9110, sections 10.2.3 and 11.6.1). */
function withStandardHeaders({ headers, ...reply }: Reply, request: ApiRequest): Reply {
  // Its own values say less than those that every answer of the API has.
  const { 'cache-control': _, pragma: __, 'access-control-expose-headers': ___, ...kept } = headers
  const { 'x-retry-after': seconds } = headers
  if (seconds !== undefined) kept['retry-after'] = seconds
  if (reply.status === 401) kept['www-authenticate'] = challengeFor(request)
  return { ...reply, headers: kept }
}

const routes = {
  GET: { GET: betterAuth, ...otherMethods({ GET: betterAuth }) },
  POST: { POST: betterAuth, ...otherMethods({ POST: betterAuth }) },
}

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = chosenRoute((request) => {
  const method = endpointMethodOf(request)
  return method && routes[method]
})
