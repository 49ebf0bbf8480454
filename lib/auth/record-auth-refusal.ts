import { z } from 'zod'
import type { SecurityNote } from '@/lib/app-error'
import type { ApiRequest } from '@/lib/http/api-request'
import { countFailure, quotaExceeded } from '@/lib/http/rate-limit'
import type { RequestInfo } from '@/lib/http/request-info'
import { recordRefusal } from '@/lib/security-log/record-refusal'

const originFaults = [
  'INVALID_ORIGIN',
  'MISSING_OR_NULL_ORIGIN',
  'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED',
]

const refusal = z.object({ code: z.string() }).catch({ code: '' })

/**
 * Adds what Better Auth itself refused to the security log; a failed sign-in tells of itself.
 * @throws AppError `rate_limited` where the address has failed too often.
 */
export async function recordAuthRefusal(
  response: Response,
  request: ApiRequest,
  info: RequestInfo,
): Promise<void> {
  const note = await noteOf(response, request)
  if (!note) return
  // As on every other route: a sender who fails too often is told that instead of why.
  if (response.status === 401) {
    info.quota = await countFailure(info.address)
    if (info.quota?.isExceeded) throw quotaExceeded(info.quota)
  }
  recordRefusal(note, request, info)
}

async function noteOf(
  response: Response,
  { url, headers }: ApiRequest,
): Promise<SecurityNote | null> {
  if (response.status === 429) return { event: 'rate_limited', reason: 'auth' }
  const { pathname } = new URL(url, 'http://localhost')
  if (response.status === 401 && !pathname.startsWith('/api/auth/sign-in/')) {
    const isMissing = !headers.has('authorization') && !headers.has('cookie')
    return isMissing
      ? { event: 'authn_token_missing', reason: 'no_credential' }
      : { event: 'authn_token_invalid', reason: 'unknown_session' }
  }
  if (response.status !== 403) return null
  const { code } = refusal.parse(
    await response
      .clone()
      .json()
      .catch(() => null),
  )
  return originFaults.includes(code)
    ? { event: 'input_csrf_refused', reason: 'other_origin' }
    : null
}
