import type { Caller } from '@/db/tenant-scope'
import { AppError, refusedCredential } from '@/lib/app-error'
import type { ApiRequest } from '@/lib/http/api-request'
import { findSession } from './session'
import { refusedToken } from './token-refusal'
import { verifyToken } from './verify-token'

/**
 * Who sends a request, by the first credential it carries: an `Authorization` header, else Better
 * Auth's cookie. A bad one is never rescued by another. Whoever lets a cookie write must also
 * `requireSameOrigin`.
 * @throws AppError `unauthorized`.
 */
export async function requireCaller(request: ApiRequest): Promise<Caller> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) return await callerOfBearer(authorization)
  return await callerOfCookie(request.headers.get('cookie'))
}

/** The token of an `Authorization` header. @throws AppError `unauthorized` where it is not one. */
export function requireToken(authorization: string): string {
  // RFC 6750's b64token; two headers arrive joined by a comma, which no token holds. Better Auth
  // escapes its session tokens as a cookie, hence the percent sign.
  const token = /^bearer +([A-Za-z0-9\-._~+/%]+=*) *$/i.exec(authorization)?.[1]
  if (token) return token
  throw refusedToken('malformed')
}

async function callerOfBearer(authorization: string): Promise<Caller> {
  const token = requireToken(authorization)
  if (token.split('.').length === 3) return await verifyToken(token)
  return await callerOfSession(new Headers({ authorization: `Bearer ${token}` }))
}

async function callerOfCookie(cookie: string | null): Promise<Caller> {
  if (cookie) return await callerOfSession(new Headers({ cookie }))
  throw new AppError('unauthorized', 'Send a token: "Authorization: Bearer <token>".', {
    note: { event: 'authn_token_missing', reason: 'no_credential' },
  })
}

async function callerOfSession(headers: Headers): Promise<Caller> {
  const session = await findSession(headers)
  if (session) return session.caller
  throw refusedCredential({ event: 'authn_token_invalid', reason: 'unknown_session' })
}
