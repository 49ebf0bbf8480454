import type { ProblemCode } from './app-error'

type Explanation = {
  means: string
  remedy: string
  /** A `detail` as the API words it; of `conflict`, which never comes, as it might. */
  example: string
}

/** What each error code means and what to do about it: the table behind /docs/errors and the API's docs. */
export const problemExplanations: Record<ProblemCode, Explanation> = {
  bad_request: {
    means: 'The request cannot be read: its body is not a JSON object in UTF-8, or broke off.',
    remedy: 'Send one JSON object. Sending the same bytes again will not help.',
    example: 'The body is not JSON in UTF-8.',
  },
  unauthorized: {
    means:
      'No credential was sent, or the one that was is not valid, or no longer: a session that was ended ' +
      'takes its tokens along at once. Which check failed is said only in your security log.',
    remedy: 'Fetch a fresh token from /api/auth/token, or sign in again.',
    example: 'The credential is not valid, or no longer. Sign in again.',
  },
  forbidden: {
    means:
      'The credential is good, but not for this: the path names another user, or another site’s page ' +
      'tried to write with your cookie.',
    remedy: 'Put your own id or `me` into the path. From a page of another site, send a token.',
    example: 'This path is another user’s. Use your own id, or "me".',
  },
  not_found: {
    means:
      'There is nothing at this address. Somebody else’s task, one that never was, one that was erased, ' +
      'and one in the trash are answered alike.',
    remedy: 'Check the id. The trash is under `?status=deleted`; `restore` takes a task out of it.',
    example: 'There is no such task.',
  },
  method_not_allowed: {
    means: 'The address is right, the method is not.',
    remedy: 'Use a method that the header `Allow` names.',
    example: 'This address takes GET, POST, HEAD, OPTIONS.',
  },
  not_acceptable: {
    means: 'The header `Accept` admits nothing that the API can answer with.',
    remedy: 'Admit `application/json`, or leave the header out.',
    example: 'This service answers in application/json only.',
  },
  conflict: {
    means:
      'The request is well formed, but cannot be done as things are now. Each case there is today has a ' +
      'code of its own, such as `id_taken`; this one is for whatever may come.',
    remedy: 'Take a 409 whose code you do not know for this: fetch what it is about, decide again.',
    example: 'This cannot be done as things are now.',
  },
  id_taken: {
    means: 'You chose an id that a task of yours has already, perhaps one in the trash.',
    remedy:
      'If you repeat a request, it has succeeded before: fetch the task. Else choose another id.',
    example: 'You have a task with this id already, perhaps in the trash.',
  },
  not_deleted: {
    means: 'Only a task in the trash can be restored, and this one is not there.',
    remedy: 'Nothing has to be done: the task is in the list.',
    example: 'The task is not in the trash.',
  },
  idempotency_in_progress: {
    means: 'A request with the same `Idempotency-Key` is being worked on at this moment.',
    remedy:
      'Wait as long as `Retry-After` says, then send it again: you get the first one’s answer.',
    example: 'The first request with this Idempotency-Key is still running. Try again shortly.',
  },
  precondition_failed: {
    means:
      'The task is no longer, or is already, at the version that `If-Match` or `If-None-Match` names: ' +
      'somebody changed it since you read it. Nothing was changed.',
    remedy:
      'Take the task from `current`, apply your change to it, and send that with its version.',
    example: 'The task has changed since. Its present state is under "current".',
  },
  payload_too_large: {
    means: 'The body is larger than 64 KiB. It was not read to its end.',
    remedy: 'Send less. No task within the limits is that large.',
    example: 'A body may have at most 65536 bytes.',
  },
  unsupported_media_type: {
    means: 'The header `Content-Type` is missing or names a type that is not taken here.',
    remedy: 'Send `application/json`; on PATCH, `application/merge-patch+json` is taken as well.',
    example: 'Send the body as application/json.',
  },
  validation_failed: {
    means:
      'The request can be read, but a field or a parameter breaks a rule. Nothing was changed.',
    remedy:
      'Each entry of `errors` names one of them, as a JSON Pointer into the body or by the parameter’s name.',
    example: 'title: must not be empty',
  },
  bad_cursor: {
    means: 'The cursor was altered, is another user’s, or came from other filters or another sort.',
    remedy: 'Follow the address in the header `Link` unchanged, or begin with the first page.',
    example: 'Use a cursor unchanged, with the filters and sort it came from.',
  },
  idempotency_key_reused: {
    means: 'This `Idempotency-Key` was used within the last 24 hours for a different request.',
    remedy: 'Make a new key for each new request, and keep it only for repeating that one.',
    example: 'This Idempotency-Key was used for another request. Use a new one.',
  },
  rate_limited: {
    means: 'Too many requests came from you, or too many failures from your address.',
    remedy: 'Wait as long as `Retry-After` says. `RateLimit` tells beforehand how much is left.',
    example: 'Too many requests: 600 a minute are allowed. Try again in 17 s.',
  },
  internal: {
    means:
      'Something failed here that should not have. The answer says nothing of its cause; our log does.',
    remedy: 'Try again. If it stays, report the `request_id`, under which the log has it.',
    example: 'Something went wrong here. The request id helps to find out what.',
  },
  unavailable: {
    means:
      'The database cannot be reached, was too slow, or is being updated. It may not be known whether a ' +
      'write took place.',
    remedy:
      'Wait as long as `Retry-After` says and try again; with an `Idempotency-Key` or an id of your own, ' +
      'that cannot make a task twice.',
    example: 'The service cannot reach its database. Try again shortly.',
  },
}
