import { callApi } from '@/lib/tasks/browser-client'
import type { SecurityEvent } from './event-schema'

export type SecurityLogPage = { events: SecurityEvent[]; nextCursor: string | null }

const pageSize = 10

/** A page of the person's own security log, newest first. @throws ApiFailure. */
export async function fetchSecurityLogPage(
  cursor: string | null,
  signal: AbortSignal,
): Promise<SecurityLogPage> {
  const query = new URLSearchParams({ limit: String(pageSize) })
  if (cursor) query.set('cursor', cursor)
  const response = await callApi(`/security-events?${query}`, { signal })
  return { events: await response.json(), nextCursor: response.headers.get('x-next-cursor') }
}
