import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { pageHeader } from '@/lib/http/page-header'
import { contentSecurityPolicy, strictTransportSecurity } from '@/lib/http/page-security'

/**
 * Gives a page what no fixed header can: a policy with a nonce of its own, and the page's address. Next
 * reads the nonce from the request's copy and puts it on its scripts.
 */
export function proxy(request: NextRequest) {
  const { isHttps, isDevelopment } = env()
  const policy = contentSecurityPolicy({ nonce: newNonce(), isHttps, isDevelopment })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set(pageHeader, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  if (isHttps) response.headers.set('Strict-Transport-Security', strictTransportSecurity)
  return response
}

function newNonce() {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
}

export const config = {
  // Everything that may be answered with a page, so the 404 of a file that is not there as well.
  // `/docs` alone brings a policy of its own; the pages below it do not.
  matcher: [
    '/((?!api(?:/|$)|docs$|_next/static/|vendor/|icons/|icon\\.svg$|favicon\\.ico$|manifest\\.webmanifest$|sw\\.js$).*)',
  ],
}
