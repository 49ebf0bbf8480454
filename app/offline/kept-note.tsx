'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useHere } from '../(app)/here'
import { listsKey } from '../(app)/tasks/use-task-list'

/** Says how old the list is that is shown, until the server has answered with a newer one. */
export function KeptNote() {
  const t = useTranslations('offlineShell')
  const { zone, locale } = useHere()
  const [startedAt] = useState(() => Date.now())
  const updatedAt = useNewestUpdate()
  if (updatedAt === 0 || updatedAt >= startedAt) return null
  const day = { month: 'short', day: 'numeric' } as const
  const style = { ...day, hour: 'numeric', minute: '2-digit', timeZone: zone } as const
  const time = new Intl.DateTimeFormat(locale, style).format(updatedAt)
  return (
    <p
      role="status"
      className="fixed inset-x-0 top-4 z-10 mx-auto w-fit max-w-36 text-center text-soft text-xs leading-tight lg:inset-x-auto lg:top-auto lg:right-4 lg:bottom-4 lg:max-w-none"
    >
      {t('asOf', { time })}
    </p>
  )
}

function useNewestUpdate() {
  const client = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) => client.getQueryCache().subscribe(listener),
    [client],
  )
  return useSyncExternalStore(subscribe, () =>
    Math.max(
      0,
      ...client
        .getQueryCache()
        .findAll({ queryKey: listsKey })
        .map(({ state }) => state.dataUpdatedAt),
    ),
  )
}
