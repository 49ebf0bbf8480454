import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { dayListsOf, type KeyOf } from './day-lists'
import { keptOf } from './keep-queries'

type Lists = { kind: unknown; keyOf: KeyOf; today: () => string }

/**
 * While there is no network, fills Today and Upcoming from the inbox where they were not opened
 * before. `kind` is the first part of the key of each list. @returns a function that ends it.
 */
export function fillDayLists(client: QueryClient, { kind, keyOf, today }: Lists): () => void {
  let filled: QueryKey[] = []
  const fill = () => {
    const lists = dayListsOf(keptOf(client, [kind]), today(), keyOf)
    filled = lists.map(({ key }) => key)
    for (const { key, data, updatedAt } of lists) {
      client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY })
      client.setQueryData(key, data, { updatedAt })
      // The server is asked for it as soon as it can be.
      void client.invalidateQueries({ queryKey: key, refetchType: 'none' })
    }
  }
  /** The next time the network goes, the inbox may hold more of them. */
  const empty = () => {
    for (const queryKey of filled) client.removeQueries({ queryKey, exact: true, type: 'inactive' })
    filled = []
  }
  window.addEventListener('offline', fill)
  window.addEventListener('online', empty)
  if (!navigator.onLine) fill()
  return () => {
    window.removeEventListener('offline', fill)
    window.removeEventListener('online', empty)
  }
}
