import { z } from 'zod'
import { idPattern } from '@/lib/auth/token-claims'
import { idempotencyKeyPattern } from '@/lib/http/idempotency'
import { exampleTaskId } from './examples'

const userId = z
  .string()
  .regex(idPattern)
  .meta({
    description:
      'Your own id, or `me`. Anybody else’s is refused with 403, whether or not there is one.',
    param: { id: 'UserId', example: 'me' },
  })

const taskId = z.guid().meta({
  description: 'The task’s id. One that is no UUID is answered as one that does not exist.',
  examples: [exampleTaskId],
  param: { id: 'TaskId' },
})

export const userPath = z.object({ user_id: userId })
export const taskPath = z.object({ user_id: userId, task_id: taskId })

const requestId = z
  .string()
  .optional()
  .meta({
    description:
      'An id of your own for this request: 1 to 128 of letters, digits, `.`, `_` and `-`. Another is replaced.',
    examples: ['import-42.7'],
    param: { id: 'XRequestId' },
  })

const ifMatch = z
  .string()
  .optional()
  .meta({
    description:
      'Changes the task only at this version: its `ETag`, several, or `*`. Else 412, and nothing changes. This ' +
      'is how two people do not overwrite one another.',
    examples: ['*'],
    param: { id: 'IfMatch' },
  })

const ifNoneMatch = z
  .string()
  .optional()
  .meta({
    description: 'The versions you have, by `ETag`: one of them is answered with 304 and no body.',
    examples: ['"3"'],
    param: { id: 'IfNoneMatch' },
  })

const idempotencyKey = z
  .string()
  .regex(idempotencyKeyPattern)
  .optional()
  .meta({
    description:
      'Makes a repeat safe: for 24 hours, the same key with the same body gets the first one’s 201 again and ' +
      'makes no second task. Make a new key, such as a UUID, for each task.',
    param: { id: 'IdempotencyKey' },
  })

export const plainHeaders = z.object({ 'X-Request-Id': requestId })
export const readHeaders = plainHeaders.extend({ 'If-None-Match': ifNoneMatch })
export const writeHeaders = plainHeaders.extend({
  'If-Match': ifMatch,
  'If-None-Match': ifNoneMatch.meta({
    description: 'Versions that must not be the current one, by `ETag`: where one is, 412.',
    examples: ['"3"'],
    param: { id: 'UnlessMatch' },
  }),
})
export const createHeaders = plainHeaders.extend({ 'Idempotency-Key': idempotencyKey })
