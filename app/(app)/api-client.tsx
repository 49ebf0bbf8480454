'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { changeQueueOf } from '@/lib/offline/change-queue'
import { isUnreachable } from '@/lib/offline/send-obstacle'
import { startSending } from '@/lib/offline/start-sending'
import { ApiFailure } from '@/lib/tasks/browser-client'
import { bindToken } from '@/lib/tasks/browser-token'
import { failureText } from '@/lib/tasks/failure-words'
import { ChangeQueueProvider } from './change-queue-context'
import { taskCacheOf } from './tasks/task-cache'
import { type FirstCounts, seedCounts } from './view-counts'
import { WaitingBar } from './waiting-bar'

const freshMs = 30_000
const retriesMax = 1
/** How often a visible page refetches what it shows an outdated state of. */
const awayMs = 20_000

type Props = { userId: string; first?: FirstCounts; children: ReactNode }

/** Calls the API as this person, and caches the answers. */
export function ApiClient({ userId, first, children }: Props) {
  const [client] = useState(() => newClient(first))
  const words = useTranslations('failures')
  const queue = changeQueueOf(userId)
  useEffect(() => {
    bindToken(userId)
    const say = (error: unknown) => failureText(words, error)
    return startSending(queue, { cache: taskCacheOf(client), say })
  }, [userId, queue, client, words])
  return (
    <QueryClientProvider client={client}>
      <ChangeQueueProvider value={queue}>
        {children}
        <WaitingBar />
      </ChangeQueueProvider>
    </QueryClientProvider>
  )
}

function newClient(first: FirstCounts | undefined) {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        // A refusal stays one; a server that is away may be back.
        retry: (count, error) => count < retriesMax && isAway(error),
        // Data that has never loaded, and the next page, have a button to retry with.
        refetchInterval: ({ state }) =>
          state.data !== undefined && !state.fetchMeta?.fetchMore && isAway(state.error) && awayMs,
      },
    },
  })
  if (first) seedCounts(client, first)
  return client
}

function isAway(error: unknown) {
  return error instanceof ApiFailure && isUnreachable(error.status)
}
