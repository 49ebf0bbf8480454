import type { QueryClient } from '@tanstack/react-query'
import { asServed } from './as-served'
import type { ChangeQueue } from './change-queue'
import { boundQueries } from './kept-lists'
import { saveQueries } from './last-data'

const pauseMs = 1_000

/** Whose queries, and which kinds, by the first part of their keys. */
type Kept = { queue: ChangeQueue; kinds: readonly unknown[] }

/**
 * Keeps what these queries hold from now on, a moment after each change. @returns a function that
 * ends it.
 */
export function keepQueries(client: QueryClient, { queue, kinds }: Kept): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    // A browser that cannot store anything still has a list, while there is a network.
    const { changes } = queue.getState()
    const kept = keptOf(client, kinds).map((query) => asServed(query, changes))
    saveQueries(queue.owner, boundQueries(kept)).catch(() => undefined)
  }
  const saveSoon = () => {
    timer ??= setTimeout(save, pauseMs)
  }
  /** The last chance: a page that is hidden may be gone at any time. */
  const saveNow = () => {
    if (timer !== undefined && document.visibilityState === 'hidden') save()
  }
  document.addEventListener('visibilitychange', saveNow)
  const unsubscribe = client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && kinds.includes(query.queryKey[0])) saveSoon()
  })
  saveSoon()
  return () => {
    clearTimeout(timer)
    unsubscribe()
    document.removeEventListener('visibilitychange', saveNow)
  }
}

/** A query whose refetch has failed still holds its earlier data. */
export function keptOf(client: QueryClient, kinds: readonly unknown[]) {
  return client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey, state }) => kinds.includes(queryKey[0]) && state.data !== undefined)
    .map(({ queryKey, state }) => ({
      key: queryKey,
      data: state.data,
      updatedAt: state.dataUpdatedAt,
    }))
}
