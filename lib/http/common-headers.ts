import { env } from '@/lib/env'
import type { ApiRequest } from './api-request'
import { corsHeaders } from './cors'
import { filePolicy, strictTransportSecurity } from './page-security'
import { quotaHeaders } from './rate-limit'
import type { RequestInfo } from './request-info'

const always: Record<string, string> = {
  'cache-control': 'private, no-store',
  vary: 'Authorization, Cookie, Origin',
  'x-content-type-options': 'nosniff',
  // An answer that a browser is made to show as a page can do nothing there.
  'content-security-policy': filePolicy,
}

/** RFC 6797. */
const strictTransport = { 'strict-transport-security': strictTransportSecurity }

/** What every answer of the API carries, unless it says otherwise itself. */
export function commonHeaders(request: ApiRequest, { requestId, quota }: RequestInfo) {
  return {
    'x-request-id': requestId,
    ...always,
    ...(env().isHttps ? strictTransport : {}),
    ...(quota ? quotaHeaders(quota) : {}),
    ...corsHeaders(request),
  }
}
