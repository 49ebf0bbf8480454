'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchTaskPage } from '@/lib/tasks/browser-client'
import { type TaskPage, tasksOf, totalOf } from '@/lib/tasks/optimistic-pages'
import { applyChanges, countInView, type PendingChange } from '@/lib/tasks/optimistic-tasks'
import { isInView, type TaskView, viewParams } from '@/lib/tasks/task-view'

export type FirstPage = { view: TaskView; page: TaskPage }

/** The key of every loaded list; a change looks through all of them. */
export const listsKey = ['tasks'] as const

type Overlay = { changes: PendingChange[]; lingering: ReadonlySet<string> }

export function useTaskList(
  view: TaskView,
  { first, changes, lingering }: Overlay & { first: FirstPage },
) {
  const [loadedAt] = useState(() => Date.now())
  const params = viewParams(view)
  const isFirst = viewParams(first.view).toString() === params.toString()
  const query = useInfiniteQuery({
    queryKey: [...listsKey, params.toString()],
    queryFn: ({ pageParam, signal }) => fetchTaskPage(params, { cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: isFirst ? { pages: [first.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: loadedAt,
    // While one types a search, the list under it stays until the next is there.
    placeholderData: (previous, previousQuery) =>
      sameStatus(previousQuery?.queryKey[1], view) ? previous : undefined,
  })
  const loaded = query.data ? tasksOf(query.data) : []
  const shown = applyChanges(loaded, changes)
  return {
    query,
    tasks: shown.filter((task) => isInView(task, view) || lingering.has(task.id)),
    total: query.data ? countInView({ total: totalOf(query.data), loaded, shown }, view) : null,
  }
}

function sameStatus(key: string | undefined, view: TaskView) {
  const status = new URLSearchParams(key).get('status') ?? 'all'
  return key !== undefined && status === view.status
}
