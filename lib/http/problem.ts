import { findSchemaTooOld, isSessionGone, isUnavailable, isUnstorableText } from '@/db/failures'
import {
  AppError,
  beingUpdated,
  type ProblemCode,
  problems,
  sessionEnded,
  unavailable,
} from '@/lib/app-error'
import { describeError, log } from '@/lib/log'
import { reportOldSchema } from '@/lib/old-schema'
import type { ApiRequest } from './api-request'
import { windowSeconds } from './limiters'
import type { Reply } from './reply'
import type { RequestInfo } from './request-info'

const retryAfterSeconds = 1

/** The answer to a request that failed, as problem details (RFC 9457). */
export function problemReply(error: AppError, request: ApiRequest, info: RequestInfo): Reply {
  const { status, title } = problems[error.code]
  const body = {
    type: `/docs/errors#${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.detail,
    ...error.members,
    request_id: info.requestId,
  }
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...headersOf(error.code, request, info),
    },
    body: JSON.stringify(body),
  }
}

/** What the caller is told of a failure. Of one that is not an AppError, only the log learns more. */
export function toAppError(thrown: unknown, requestId: string): AppError {
  if (thrown instanceof AppError) return thrown
  if (isSessionGone(thrown)) return sessionEnded()
  if (isUnstorableText(thrown)) {
    return new AppError('bad_request', 'Text must not hold NUL or half of a surrogate pair.')
  }
  const old = findSchemaTooOld(thrown)
  if (old) {
    reportOldSchema(old)
    return beingUpdated()
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

function headersOf(
  code: ProblemCode,
  request: ApiRequest,
  { quota }: RequestInfo,
): Record<string, string> {
  if (code === 'rate_limited')
    return { 'retry-after': String(quota?.resetSeconds ?? windowSeconds) }
  if (code === 'unavailable' || code === 'idempotency_in_progress') {
    return { 'retry-after': String(retryAfterSeconds) }
  }
  return code === 'unauthorized' ? { 'www-authenticate': challengeFor(request) } : {}
}

/** RFC 6750, section 3.1: the error is named only where a token was sent. */
export function challengeFor({ headers }: ApiRequest): string {
  const sent = /^bearer +\S/i.test(headers.get('authorization') ?? '')
  return sent ? 'Bearer error="invalid_token"' : 'Bearer'
}
