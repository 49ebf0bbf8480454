import type { Dependencies } from '@/lib/readiness-schema'
import type { SecurityEventName } from '@/lib/security-log/event-schema'

/** Every error code of the API, with its status (RFC 9110) and title. Codes are stable. */
export const problems = {
  bad_request: { status: 400, title: 'Bad request' },
  unauthorized: { status: 401, title: 'Unauthorized' },
  forbidden: { status: 403, title: 'Forbidden' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_acceptable: { status: 406, title: 'Not acceptable' },
  conflict: { status: 409, title: 'Conflict' },
  id_taken: { status: 409, title: 'Id taken' },
  not_deleted: { status: 409, title: 'Not in the trash' },
  idempotency_in_progress: { status: 409, title: 'Idempotency key in use' },
  precondition_failed: { status: 412, title: 'Precondition failed' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  validation_failed: { status: 422, title: 'Validation failed' },
  bad_cursor: { status: 422, title: 'Bad cursor' },
  idempotency_key_reused: { status: 422, title: 'Idempotency key reused' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Internal error' },
  unavailable: { status: 503, title: 'Unavailable' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/**
 * One thing wrong with a request: a JSON Pointer (RFC 6901) into the body, a query parameter, or a
 * header.
 */
export type FieldError = { code: string; message: string } & (
  | { pointer: string }
  | { parameter: string }
  | { header: string }
)

/** What the security log is told of a failure. The user is the caller where none is named here. */
export type SecurityNote = {
  event: SecurityEventName
  reason: string
  userId?: string | null
  userIdProved?: boolean
}

type Extras = {
  /** Further members of the problem, for the codes that have them. */
  members?: { errors?: FieldError[]; current?: unknown; readiness?: Dependencies }
  note?: SecurityNote
}

/** A failure that the caller is told of. `detail` says what to do about it, and holds no secret. */
export class AppError extends Error {
  override name = 'AppError'
  readonly members: Extras['members']
  readonly note: Extras['note']

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    { members, note }: Extras = {},
  ) {
    // It is an answer and no fault of ours: nobody reads where it was made, and finding that out takes
    // longer than the answer.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(detail)
    Error.stackTraceLimit = stackTraceLimit
    this.members = members
    this.note = note
  }
}

/** The one answer to every credential that is refused. What is wrong with it, only the log learns. */
export function refusedCredential(note: SecurityNote) {
  return new AppError('unauthorized', 'The credential is not valid, or no longer. Sign in again.', {
    note,
  })
}

/** The refusal of a credential that was good until its session ended or its user was deleted. */
export function sessionEnded() {
  return refusedCredential({ event: 'authn_token_expired', reason: 'session_ended' })
}

/** The one answer while the database does not answer. */
export function unavailable() {
  return new AppError('unavailable', 'The service cannot reach its database. Try again shortly.')
}

/** The one answer while the schema lacks a migration. */
export function beingUpdated() {
  return new AppError('unavailable', 'The service is being updated. Try again shortly.')
}

/** The answer at an address of no route. */
export function nothingHere() {
  return new AppError('not_found', 'There is nothing at this address.')
}

/** The one answer for a task that is not there, not the caller's, or in the trash. */
export function noSuchTask() {
  return new AppError('not_found', 'There is no such task.')
}
