import { unavailable } from '@/lib/app-error'
import type { ApiRequest } from '@/lib/http/api-request'
import type { RequestInfo } from '@/lib/http/request-info'
import { log } from '@/lib/log'
import { betterAuthInstance } from './better-auth-instance'
import { forwardedRequest } from './forwarded-request'
import { showFailures } from './hidden-failures'

/**
 * What Better Auth answers.
 * @throws AppError `unavailable`, or what `isUnavailable` knows.
 */
export async function askBetterAuth(
  request: ApiRequest,
  body: BodyInit | null,
  info: RequestInfo,
): Promise<Response> {
  const auth = await betterAuthInstance()
  const forwarded = forwardedRequest(request, body, info)
  const response = await showFailures(() => auth.handler(forwarded))
  if (response.status >= 500) throw failureOf(response, info)
  return response
}

/** It hides a database that cannot be reached behind a 500. */
function failureOf(response: Response, { requestId }: RequestInfo) {
  log().error({ request_id: requestId, status: response.status }, 'Better Auth failed')
  return unavailable()
}
