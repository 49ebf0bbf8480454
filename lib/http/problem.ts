import { isSessionGone, isUnavailable, isUnstorableText } from '@/db/failures'
import {
  AppError,
  type ProblemCode,
  problems,
  refusedCredential,
  unavailable,
} from '@/lib/app-error'
import { describeError, log } from '@/lib/log'

const retryAfterSeconds = 1

/** The answer to whatever a handler threw, as problem details (RFC 9457). */
export function problemResponse(thrown: unknown, request: Request, requestId: string): Response {
  const error = toAppError(thrown, requestId)
  const { status, title } = problems[error.code]
  const body = {
    type: `/docs/errors#${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.detail,
    ...error.members,
    request_id: requestId,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headersOf(error.code, request) },
  })
}

/** What the caller is told of a failure. Of one that is not an AppError, only the log learns more. */
function toAppError(thrown: unknown, requestId: string): AppError {
  if (thrown instanceof AppError) return thrown
  if (isSessionGone(thrown)) return refusedCredential()
  if (isUnstorableText(thrown)) {
    return new AppError('bad_request', 'Text must not hold NUL or half of a surrogate pair.')
  }
  const failure = { request_id: requestId, ...describeError(thrown) }
  if (isUnavailable(thrown)) {
    log().warn(failure, 'the database did not answer')
    return unavailable()
  }
  log().error(failure, 'a request failed')
  return new AppError(
    'internal',
    'Something went wrong here. The request id helps to find out what.',
  )
}

function headersOf(code: ProblemCode, { headers }: Request): Record<string, string> {
  if (code === 'unavailable') return { 'retry-after': String(retryAfterSeconds) }
  if (code !== 'unauthorized') return {}
  // RFC 6750, section 3.1: the error is named only where a token was sent.
  const sent = /^bearer\b/i.test(headers.get('authorization') ?? '')
  return { 'www-authenticate': sent ? 'Bearer error="invalid_token"' : 'Bearer' }
}
