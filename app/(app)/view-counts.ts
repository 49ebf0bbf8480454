'use client'

import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { countTasks } from '@/lib/tasks/browser-client'
import { type TaskChange, taskIdOf } from '@/lib/tasks/optimistic-tasks'
import { plainView, type ViewName } from '@/lib/tasks/task-view'
import { listParams } from '@/lib/tasks/view-list'
import { viewMoves } from '@/lib/tasks/view-moves'
import { useChangeQueue, useQueueState } from './change-queue-context'
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
  const queue = useChangeQueue()
  const { data } = useQuery({
    queryKey: [...countsKey, name, day],
    queryFn: async ({ signal }) => {
      const served = await countTasks(listParams(plainView(name), day), signal)
      // Changes that the server does not have yet have been counted already, and stay counted.
      const moves = queue.getState().changes.flatMap(({ change }) => viewMoves(change, day))
      return counted(
        served,
        moves.filter(([moved]) => moved === name),
      )
    },
    placeholderData: keepPreviousData,
  })
  return data
}

/** Counts changes at once, and asks the server when they have been sent. */
export function useCountedChanges() {
  const { changes } = useQueueState()
  const client = useQueryClient()
  const { day } = useHere()
  const known = useRef<ReadonlyMap<string, TaskChange>>(new Map())
  const moved = useRef(new Set<unknown>())
  useEffect(() => {
    const count = (change: TaskChange, sign: 1 | -1) => {
      for (const [name, move] of viewMoves(change, day)) {
        moved.current.add(name)
        const queryKey = [...countsKey, name, day]
        void client.cancelQueries({ queryKey })
        client.setQueryData<number>(queryKey, (now) =>
          now === undefined ? now : counted(now, [[name, move * sign]]),
        )
      }
    }
    const before = known.current
    const now = new Map(changes.map(({ key, change }) => [key, change]))
    known.current = now
    const begun = [...now].filter(([key]) => !before.has(key)).map(([, change]) => change)
    const ended = [...before].filter(([key]) => !now.has(key)).map(([, change]) => change)
    for (const change of begun) count(change, 1)
    // A failed change that is sent again is not counted twice.
    const anew = new Set(begun.map(taskIdOf))
    for (const change of ended) {
      if (anew.has(taskIdOf(change))) count(change, -1)
      for (const [name] of viewMoves(change, day)) moved.current.add(name)
    }
    if (ended.length === 0 || changes.some(({ failure }) => failure === null)) return
    const names = new Set(moved.current)
    moved.current.clear()
    void client.invalidateQueries({
      queryKey: countsKey,
      predicate: ({ queryKey }) => names.has(queryKey[1]),
    })
  }, [changes, client, day])
}

function counted(count: number, moves: [ViewName, number][]) {
  return Math.max(
    0,
    moves.reduce((sum, [, move]) => sum + move, count),
  )
}
