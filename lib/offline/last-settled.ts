import { tryStorage } from '@/lib/browser-storage'

const key = 'docket-settled-at'

export function noteSettled(): void {
  tryStorage((storage) => storage.setItem(key, String(Date.now())))
}

/**
 * Whether the page before this one, or another tab, had a change saved while this one was being
 * fetched: the server may have read this page's list before that.
 */
export function hasSettledMeanwhile(): boolean {
  const settledAt = tryStorage((storage) => storage.getItem(key))
  return Number(settledAt) > performance.timeOrigin
}
