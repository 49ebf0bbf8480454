'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import { type ChangeQueue, emptyQueue, type QueueState } from '@/lib/offline/change-queue'
import { useLeaveWarning } from './use-leave-warning'

const QueueContext = createContext<ChangeQueue | null>(null)

export const ChangeQueueProvider = QueueContext.Provider

/** The person's changes that the server does not have yet. */
export function useChangeQueue(): ChangeQueue {
  const queue = useContext(QueueContext)
  if (!queue) throw new Error('there is no ApiClient above')
  return queue
}

export function useQueueState(): QueueState {
  const { subscribe, getState } = useChangeQueue()
  return useSyncExternalStore(subscribe, getState, () => emptyQueue)
}

/** How many changes wait to be sent; those that failed wait for the person. */
export function useWaitingCount(): number {
  return useQueueState().changes.filter(({ failure }) => failure === null).length
}

/** Makes the browser ask before leaving a page that holds the only copy of a change. */
export function useUnsavedWarning() {
  const { isKept } = useQueueState()
  useLeaveWarning(!isKept)
}
