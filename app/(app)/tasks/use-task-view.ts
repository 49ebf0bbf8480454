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

/** Another view is a place to come back from; the list is fetched by the API, not by the page. */
function showView(view: TaskView) {
  filterView(view)
  window.scrollTo(0, 0)
}

/** So is the same view with another filter. */
function filterView(view: TaskView) {
  window.history.pushState(null, '', viewHref(view))
}

/** Typing a search is not. */
function adjustView(view: TaskView) {
  window.history.replaceState(null, '', viewHref(view))
}
