import { ApiFailure } from '@/lib/tasks/browser-client'
import type { ChangeFailure } from '@/lib/tasks/optimistic-tasks'
import type { Away } from './change-queue'

/** What keeps a change from being saved. */
export type Obstacle =
  /** It may be sent again as it is. */
  | { kind: 'away'; away: Away; retryAfterSeconds: number | null }
  /** Only the person's next session can send it. */
  | { kind: 'signed-out' }
  | { kind: 'refused'; failure: Omit<ChangeFailure, 'message'> }

/** Whether a status says that nobody was there to answer. 0 is that of no answer. */
export function isUnreachable(status: number): boolean {
  return [0, 408, 502, 503, 504].includes(status)
}

export function obstacleOf(error: unknown): Obstacle {
  if (!(error instanceof ApiFailure)) {
    return { kind: 'refused', failure: { requestId: null, current: null } }
  }
  const { status, code, requestId, current, retryAfterSeconds } = error
  if (status === 401) return { kind: 'signed-out' }
  if (status === 429 || code === 'idempotency_in_progress') {
    return { kind: 'away', away: 'busy', retryAfterSeconds }
  }
  if (isUnreachable(status)) return { kind: 'away', away: 'unreachable', retryAfterSeconds }
  return { kind: 'refused', failure: { requestId, current } }
}
