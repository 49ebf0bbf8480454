import type { Caller } from '@/db/tenant-scope'
import type { ApiRequest } from './api-request'
import { clientAddress } from './client-address'
import type { Quota } from './rate-limit'

/** What becomes known of a request while it is answered. */
export type RequestInfo = {
  /** The sender's own where it is usable, otherwise a new one. */
  requestId: string
  /** Where it came from; null where nobody who can be trusted tells. */
  address: string | null
  /** Who sent it, once that is proved. */
  caller: Caller | null
  /** The limit that it was counted against. */
  quota: Quota | null
}

export const requestIdPattern = /^[A-Za-z0-9._-]{1,128}$/

export function requestInfoOf({ headers }: ApiRequest): RequestInfo {
  const given = headers.get('x-request-id')
  return {
    requestId: given !== null && requestIdPattern.test(given) ? given : crypto.randomUUID(),
    address: clientAddress(headers),
    caller: null,
    quota: null,
  }
}
