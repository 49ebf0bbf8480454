import type { ProblemCode } from './app-error'
import { translator } from './words/translator'

type Explanation = {
  means: string
  remedy: string
  example: string
}

/** A `detail` as the API words it; of `conflict`, which never comes, as it might. */
const examples: Record<ProblemCode, string> = {
  bad_request: 'The body is not JSON in UTF-8.',
  unauthorized: 'The credential is not valid, or no longer. Sign in again.',
  forbidden: 'This path is another user’s. Use your own id, or "me".',
  not_found: 'There is no such task.',
  method_not_allowed: 'This address takes GET, POST, HEAD, OPTIONS.',
  not_acceptable: 'This service answers in application/json only.',
  conflict: 'This cannot be done as things are now.',
  id_taken: 'You have a task with this id already, perhaps in the trash.',
  not_deleted: 'The task is not in the trash.',
  idempotency_in_progress:
    'The first request with this Idempotency-Key is still running. Try again shortly.',
  precondition_failed: 'The task has changed since. Its present state is under "current".',
  payload_too_large: 'A body may have at most 65536 bytes.',
  unsupported_media_type: 'Send the body as application/json.',
  validation_failed: 'title: must not be empty',
  bad_cursor: 'Use a cursor unchanged, with the filters and sort it came from.',
  idempotency_key_reused: 'This Idempotency-Key was used for another request. Use a new one.',
  rate_limited: 'Too many requests: 600 a minute are allowed. Try again in 17 s.',
  internal: 'Something went wrong here. The request id helps to find out what.',
  unavailable: 'The service cannot reach its database. Try again shortly.',
}

const codes = Object.keys(examples) as ProblemCode[]
const t = translator('problems')

/** What each error code means and what to do about it: the table behind /docs/errors and the API's docs. */
export const problemExplanations = Object.fromEntries(
  codes.map((code): [ProblemCode, Explanation] => [
    code,
    { means: t(`${code}.means`), remedy: t(`${code}.remedy`), example: examples[code] },
  ]),
) as Record<ProblemCode, Explanation>
