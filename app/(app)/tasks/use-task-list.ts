'use client'

import { onlineManager, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { fetchTaskPage } from '@/lib/tasks/browser-client'
import { arrivalsOf } from '@/lib/tasks/optimistic-arrivals'
import { searchPages, type TaskPage, tasksOf, totalOf } from '@/lib/tasks/optimistic-pages'
import { applyChanges, countInView, type PendingChange } from '@/lib/tasks/optimistic-tasks'
import type { TaskView } from '@/lib/tasks/task-view'
import { isInView, isNarrowed, listParams } from '@/lib/tasks/view-list'

/** A page that the server fetched, and the API's parameters for it. */
export type FirstPage = { params: string; page: TaskPage }

/** The key of every loaded list; a change looks through all of them. */
export const listsKey = ['tasks'] as const

export function listKey(view: TaskView, today: string) {
  return [...listsKey, listParams(view, today).toString(), view.name] as const
}

/** What a list shows, for code that has only its query. */
export type ListMeta = { view: TaskView; today: string }

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: Partial<ListMeta>
  }
}

type Overlay = { changes: PendingChange[]; lingering: ReadonlySet<string> }

export function useTaskList(
  view: TaskView,
  { first, today, changes, lingering }: Overlay & { first: FirstPage | null; today: string },
) {
  const [loadedAt] = useState(() => Date.now())
  const params = listParams(view, today)
  const given = first?.params === params.toString() ? first : null
  const query = useInfiniteQuery({
    queryKey: listKey(view, today),
    queryFn: ({ pageParam, signal }) => fetchTaskPage(params, { cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: given ? { pages: [given.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: loadedAt,
    meta: { view, today },
    // While a search is being typed, or when a new day begins, the old list stays until the next
    // has loaded, less what is known not to be in that. Offline none will: it stays only if it holds
    // all that is asked for, or it would seem to.
    placeholderData: (previous, previousQuery) => {
      const before = previousQuery?.meta
      if (!previous || before?.view?.name !== view.name) return undefined
      const isWhole = previous.pages.at(-1)?.nextCursor === null && before.today === today
      const hasAll = isWhole && isNarrowed(before.view, view)
      if (hasAll) return searchPages(previous, view.search)
      return onlineManager.isOnline() ? previous : undefined
    },
  })
  const loaded = useMemo(() => (query.data ? tasksOf(query.data) : []), [query.data])
  const shown = useMemo(
    () => [...arrivalsOf(loaded, changes, { view, today }), ...applyChanges(loaded, changes)],
    [loaded, changes, view, today],
  )
  const tasks = useMemo(
    () => shown.filter((task) => isInView(task, view, today) || lingering.has(task.id)),
    [shown, view, today, lingering],
  )
  const total = query.data
    ? countInView({ total: totalOf(query.data), loaded, shown }, view, today)
    : null
  return { query, shown, tasks, total }
}
