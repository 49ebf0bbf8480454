import { answerDeadline, inTime } from '@/db/time-limits'
import { unavailable } from '@/lib/app-error'
import type { ApiRequest } from '@/lib/http/api-request'
import type { RequestInfo } from '@/lib/http/request-info'
import { log } from '@/lib/log'
import { betterAuthInstance } from './better-auth-instance'
import { forwardedRequest } from './forwarded-request'
import { findSession } from './session'

/** What a look-up may take in any case, in which all of it is still answered in five seconds. */
const lookUpMsMin = 400

/**
 * What Better Auth answers.
 * @throws AppError `unavailable`, or what `isUnavailable` knows.
 */
export async function askBetterAuth(
  request: ApiRequest,
  body: BodyInit | null,
  info: RequestInfo,
): Promise<Response> {
  const deadline = answerDeadline()
  const auth = await betterAuthInstance()
  const response = await auth.handler(forwardedRequest(request, body, info))
  if (response.status >= 500) throw failureOf(response, info)
  // It hides what went wrong while it looked a session up behind a 401, too: the database did. A
  // look-up of our own says so where that is still the case.
  if (response.status === 401) {
    await inTime(
      findSession(new Headers([...request.headers])),
      Math.max(lookUpMsMin, deadline - Date.now()),
    )
  }
  return response
}

/** It hides a database that cannot be reached behind a 500. */
function failureOf(response: Response, { requestId }: RequestInfo) {
  log().error({ request_id: requestId, status: response.status }, 'Better Auth failed')
  return unavailable()
}
