import { createHash } from 'node:crypto'
import { idempotencyKeyLengthMax } from '@/db/schema/idempotency-keys'
import type { Caller } from '@/db/tenant-scope'
import { validationFailed } from '@/lib/validation'
import type { ApiRequest } from './api-request'

/** A request that may be sent again: its key, and a hash of what it asks for. */
export type Attempt = { key: string; fingerprint: string }

/** Visible ASCII characters. */
export const idempotencyKeyPattern = new RegExp(`^[!-~]{1,${idempotencyKeyLengthMax}}$`)

/**
 * The `Idempotency-Key` of a request and what it stands for, or null without one. `me` and the caller's
 * own id in the path are the same, and so is JSON that differs in its white space alone.
 * @throws AppError `validation_failed`.
 */
export function attemptOf(request: ApiRequest, { userId }: Caller, json: string): Attempt | null {
  const key = request.headers.get('idempotency-key')
  if (key === null) return null
  if (!idempotencyKeyPattern.test(key)) throw validationFailed([keyFault])
  const { pathname, search } = new URL(request.url, 'http://localhost')
  const path = pathname.replace(/^\/api\/[^/]+/, `/api/${userId}`)
  const asked = `${request.method} ${path}${search} ${withoutSpace(json)}`
  return { key, fingerprint: createHash('sha256').update(asked).digest('base64url') }
}

/** As text, since what is nested deeply can be read and not be written again. */
function withoutSpace(json: string): string {
  return json.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g, '$1')
}

const keyFault = {
  header: 'Idempotency-Key',
  code: 'invalid_format',
  message: `must be 1 to ${idempotencyKeyLengthMax} visible ASCII characters`,
}
