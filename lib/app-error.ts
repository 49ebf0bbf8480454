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
  precondition_failed: { status: 412, title: 'Precondition failed' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  validation_failed: { status: 422, title: 'Validation failed' },
  bad_cursor: { status: 422, title: 'Bad cursor' },
  internal: { status: 500, title: 'Internal error' },
  unavailable: { status: 503, title: 'Unavailable' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** One thing wrong with a request: a JSON Pointer (RFC 6901) into the body, or a query parameter. */
export type FieldError = { code: string; message: string } & (
  | { pointer: string }
  | { parameter: string }
)

type Members = { errors?: FieldError[]; current?: unknown }

/** A failure that the caller is told of. `detail` says what to do about it, and holds no secret. */
export class AppError extends Error {
  override name = 'AppError'

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    /** Further members of the problem, for the codes that have them. */
    readonly members: Members = {},
  ) {
    super(detail)
  }
}

/** The one answer to every credential that is refused, whatever is wrong with it. */
export function refusedCredential() {
  return new AppError('unauthorized', 'The credential is not valid, or no longer. Sign in again.')
}

/** The one answer while the database does not answer. */
export function unavailable() {
  return new AppError('unavailable', 'The service cannot reach its database. Try again shortly.')
}

/** The one answer for a task that is not there, not the caller's, or in the trash. */
export function noSuchTask() {
  return new AppError('not_found', 'There is no such task.')
}
