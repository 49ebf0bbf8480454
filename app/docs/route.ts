import type { NextRequest } from 'next/server'
import { env } from '@/lib/env'
import { refusing } from '@/lib/http/methods'
import { strictTransportSecurity } from '@/lib/http/page-security'
import { parseTheme, themeCookie } from '@/lib/theme'
import { referenceHtml } from './reference-html'

/** Stricter than that of the other pages: nothing here is made by a framework. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The API's reference: a plain page, since Swagger UI and React would each want to control it. */
export function GET(request: NextRequest) {
  const theme = parseTheme(request.cookies.get(themeCookie)?.value)
  return new Response(referenceHtml(theme), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      'content-security-policy': contentSecurityPolicy,
      ...(env().isHttps && { 'strict-transport-security': strictTransportSecurity }),
      vary: 'Cookie',
    },
  })
}

// Next answers HEAD.
const allow = 'GET, HEAD, OPTIONS'
const refuse = refusing(allow)

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }

export function OPTIONS() {
  return new Response(null, { status: 204, headers: { allow } })
}
