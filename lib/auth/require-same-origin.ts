import { AppError } from '@/lib/app-error'
import { env } from '@/lib/env'
import type { ApiRequest } from '@/lib/http/api-request'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses a write that another site's page sends with this site's cookie. A browser names the page's
 * origin in `Origin`, or says in `Sec-Fetch-Site` how it relates to this one; neither can be forged by
 * a page. A request that brings a token of its own needs neither.
 * @throws AppError `forbidden`.
 */
export function requireSameOrigin(request: ApiRequest): void {
  const { method, headers } = request
  if (headers.has('authorization') || safeMethods.includes(method)) return
  if (!isSameOrigin(request)) {
    throw new AppError(
      'forbidden',
      'A session cookie may change something only from this site itself. Programs send a token instead.',
      { note: { event: 'input_csrf_refused', reason: 'other_origin' } },
    )
  }
}

/** Whether this site's own page sends it. */
export function isSameOrigin({ headers }: Pick<ApiRequest, 'headers'>): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  return env().trustedOrigins.includes(origin)
}
