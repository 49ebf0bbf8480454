'use client'

import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { countTasks } from '@/lib/tasks/browser-client'
import { plainView, type ViewName } from '@/lib/tasks/task-view'
import { listParams } from '@/lib/tasks/view-list'
import { viewMoves } from '@/lib/tasks/view-moves'
import { useQueueState } from './change-queue-context'
import { useHere } from './here'

/** The first part of the key of every count. */
export const countsKey = ['counts'] as const

export type FirstCounts = { day: string; counts: [ViewName, number][] }

/** Takes in what the server counted for its page. */
export function seedCounts(client: QueryClient, { day, counts }: FirstCounts) {
  for (const [name, count] of counts) client.setQueryData([...countsKey, name, day], count)
}

/** How many tasks a view has; undefined until it is known. */
export function useViewCount(name: ViewName): number | undefined {
  const { day } = useHere()
  const { data } = useQuery({
    queryKey: [...countsKey, name, day],
    queryFn: ({ signal }) => countTasks(listParams(plainView(name), day), signal),
    placeholderData: keepPreviousData,
  })
  return data
}

/** Counts changes at once, and asks the server when they have been sent. */
export function useCountedChanges() {
  const { changes } = useQueueState()
  const client = useQueryClient()
  const { day } = useHere()
  const counted = useRef<ReadonlySet<string>>(new Set())
  const moved = useRef(new Set<unknown>())
  useEffect(() => {
    const keys = new Set(changes.map(({ key }) => key))
    for (const { key, change } of changes) {
      if (counted.current.has(key)) continue
      for (const [name, move] of viewMoves(change, day)) {
        moved.current.add(name)
        const queryKey = [...countsKey, name, day]
        void client.cancelQueries({ queryKey })
        client.setQueryData<number>(queryKey, (count) =>
          count === undefined ? count : Math.max(0, count + move),
        )
      }
    }
    const hasEnded = [...counted.current].some((key) => !keys.has(key))
    counted.current = keys
    if (!hasEnded || changes.some(({ failure }) => failure === null)) return
    const names = new Set(moved.current)
    moved.current.clear()
    void client.invalidateQueries({
      queryKey: countsKey,
      predicate: ({ queryKey }) => names.has(queryKey[1]),
    })
  }, [changes, client, day])
}
