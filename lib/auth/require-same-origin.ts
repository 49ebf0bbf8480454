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
export function requireSameOrigin({ method, headers }: ApiRequest): void {
  if (headers.has('authorization') || safeMethods.includes(method)) return
  const origin = headers.get('origin')
  const isSameOrigin =
    origin === null
      ? headers.get('sec-fetch-site') === 'same-origin'
      : env().trustedOrigins.includes(origin)
  if (!isSameOrigin) {
    throw new AppError(
      'forbidden',
      'A session cookie may change something only from this site itself. Programs send a token instead.',
      {},
      { event: 'input_csrf_refused', reason: 'other_origin' },
    )
  }
}
