'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { parseTaskView, type TaskView, viewHref } from '@/lib/tasks/task-view'

/** The view lives in the address alone: links can be shared, and Back goes back. */
export function useTaskView() {
  const params = useSearchParams()
  const view = useMemo(() => parseTaskView(new URLSearchParams(params)), [params])
  return { view, showView, filterView, adjustView }
}

/** Another view gets an entry in the history; the list is fetched by the API, not by the page. */
function showView(view: TaskView) {
  window.history.pushState(null, '', viewHref(view))
  window.scrollTo(0, 0)
}

/** Changes the view in the address: the page may not show it yet. */
export type ViewChange = (view: TaskView) => TaskView

/** Another filter gets an entry, too. */
function filterView(change: ViewChange) {
  window.history.pushState(null, '', viewHref(change(viewNow())))
}

/** Typing a search gets none, nor does another order. */
function adjustView(change: ViewChange) {
  window.history.replaceState(null, '', viewHref(change(viewNow())))
}

function viewNow() {
  return parseTaskView(new URLSearchParams(window.location.search))
}
