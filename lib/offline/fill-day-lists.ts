import type { QueryClient } from '@tanstack/react-query'
import { dayListsOf, type KeyOf } from './day-lists'
import { keptOf } from './keep-queries'

type Lists = { key: readonly unknown[]; keyOf: KeyOf; today: () => string }

/**
 * Once the network has gone, has Today and Upcoming show what the inbox has of them, where they were
 * not opened before. @returns what ends it.
 */
export function fillDayLists(client: QueryClient, { key, keyOf, today }: Lists): () => void {
  const fill = () => {
    const lists = dayListsOf(keptOf(client, key), today(), keyOf)
    // For as long as they cannot be fetched, whichever is looked at.
    if (lists.length > 0) client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY })
    for (const { key: queryKey, data, updatedAt } of lists) {
      client.setQueryData(queryKey, data, { updatedAt })
      void client.invalidateQueries({ queryKey, refetchType: 'none' })
    }
  }
  window.addEventListener('offline', fill)
  if (!navigator.onLine) fill()
  return () => window.removeEventListener('offline', fill)
}
