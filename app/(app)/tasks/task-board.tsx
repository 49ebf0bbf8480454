'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiFailure } from '@/lib/tasks/browser-client'
import { bindToken } from '@/lib/tasks/browser-token'
import { TaskSheet } from './task-sheet'
import type { FirstPage } from './use-task-list'

const freshMs = 30_000
const retriesMax = 1

export function TaskBoard({ userId, first }: { userId: string; first: FirstPage }) {
  const [client] = useState(newClient)
  useEffect(() => bindToken(userId), [userId])
  return (
    <QueryClientProvider client={client}>
      <TaskSheet first={first} />
    </QueryClientProvider>
  )
}

function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        // A refusal stays one; a server that is away may be back.
        retry: (count, error) =>
          count < retriesMax &&
          error instanceof ApiFailure &&
          (error.status === 0 || error.status >= 500),
      },
    },
  })
}
