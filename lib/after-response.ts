import { waitUntil } from '@vercel/functions'
import { perProcess } from '@/db/per-process'
import { describeError, log } from '@/lib/log'

const pending = perProcess('after-response', () => new Set<Promise<unknown>>())

/**
 * Lets work go on after the answer it has no part in. On Vercel the function stays awake until it is
 * done; elsewhere the process does anyway. A failure is logged and reaches nobody.
 */
export function afterResponse(work: Promise<unknown>): void {
  const settled = work
    .catch((error: unknown) => log().warn(describeError(error), 'work after an answer failed'))
    .finally(() => pending.delete(settled))
  pending.add(settled)
  waitUntil(settled)
}

/** Waits for all of it, for a process that is about to end. */
export async function settleAfterResponses(): Promise<void> {
  while (pending.size > 0) await Promise.all(pending)
}
