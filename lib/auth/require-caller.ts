import type { Caller } from '@/db/tenant-scope'
import { AppError, refusedCredential } from '@/lib/app-error'
import { requireSameOrigin } from './require-same-origin'
import { findSession } from './session'
import { verifyToken } from './verify-token'

/**
 * Who sends a request, by the first credential it carries: an `Authorization` header, else Better
 * Auth's cookie. A bad one is never rescued by another.
 * @throws AppError `unauthorized`; `forbidden` where another site's page uses the cookie to write.
 */
export async function requireCaller(request: Request): Promise<Caller> {
  const authorization = request.headers.get('authorization')
  const caller =
    authorization === null
      ? await callerOfCookie(request.headers.get('cookie'))
      : await callerOfBearer(authorization)
  if (!caller) throw refusedCredential()
  if (authorization === null) requireSameOrigin(request)
  return caller
}

/** Whom an `Authorization` header speaks for, or null where it is not one good token. */
async function callerOfBearer(authorization: string): Promise<Caller | null> {
  // RFC 6750's b64token; two headers arrive joined by a comma, which no token holds. Better Auth
  // escapes its session tokens as a cookie, hence the percent sign.
  const token = /^bearer +([A-Za-z0-9\-._~+/%]+=*) *$/i.exec(authorization)?.[1]
  if (!token) return null
  const parts = token.split('.')
  if (parts.length === 3) return parts.every(isCanonical) ? await verifyToken(token) : null
  const session = await findSession(new Headers({ authorization: `Bearer ${token}` }))
  return session?.caller ?? null
}

async function callerOfCookie(cookie: string | null): Promise<Caller | null> {
  if (!cookie) {
    throw new AppError('unauthorized', 'Send a token: "Authorization: Bearer <token>".')
  }
  const session = await findSession(new Headers({ cookie }))
  return session?.caller ?? null
}

/** Base64url without padding or stray bits in its last character, so that a token has one spelling. */
function isCanonical(part: string) {
  return Buffer.from(part, 'base64url').toString('base64url') === part
}
