import { tryStorage } from '@/lib/browser-storage'

const key = 'docket-settled-at'
const ofTab = () => sessionStorage

export function noteSettled(): void {
  tryStorage((storage) => storage.setItem(key, String(Date.now())), ofTab)
}

/**
 * Whether the page before this one had a change saved while this one was being fetched: the server may
 * have read this page's list before.
 */
export function hasSettledMeanwhile(): boolean {
  const settledAt = tryStorage((storage) => storage.getItem(key), ofTab)
  return Number(settledAt) > performance.timeOrigin
}
