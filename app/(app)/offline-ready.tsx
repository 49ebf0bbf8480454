'use client'

import { useEffect } from 'react'
import { rememberPerson } from '@/lib/offline/last-person'
import { KeepLists } from './keep-lists'
import { whenIdle } from './when-idle'

type Props = { userId: string; name: string; email: string; hasWorker: boolean }

/** Makes the browser ready to show this person's list without a network. */
export function OfflineReady({ userId, name, email, hasWorker }: Props) {
  useEffect(() => {
    return whenIdle(() => {
      rememberPerson(userId)
      import('./later-acts').then(
        ({ prepareForOffline }) =>
          prepareForOffline({ userId, person: { name, email }, hasWorker }),
        // The network failed before the script came: the next visit tries again.
        () => {},
      )
    })
  }, [userId, name, email, hasWorker])
  return <KeepLists />
}
