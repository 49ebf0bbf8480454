'use client'

import { useEffect } from 'react'
import { rememberPerson } from '@/lib/offline/last-person'
import { KeepLists } from './keep-lists'

type Props = { userId: string; name: string; email: string; hasWorker: boolean }

/** Makes the browser ready to show this person's list without a network, once the page has loaded. */
export function OfflineReady({ userId, name, email, hasWorker }: Props) {
  useEffect(() => {
    return whenLoaded(() => {
      rememberPerson(userId)
      import('@/lib/offline/prepare-for-offline').then(
        ({ prepareForOffline }) =>
          prepareForOffline({ userId, person: { name, email }, hasWorker }),
        // The network went before it came: the next visit makes ready.
        () => {},
      )
    })
  }, [userId, name, email, hasWorker])
  return <KeepLists />
}

/** @returns what takes it back while the page has not loaded. */
function whenLoaded(act: () => void): () => void {
  if (document.readyState === 'complete') {
    act()
    return () => {}
  }
  window.addEventListener('load', act, { once: true })
  return () => window.removeEventListener('load', act)
}
