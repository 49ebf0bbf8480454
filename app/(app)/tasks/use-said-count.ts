'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { TaskView } from '@/lib/tasks/task-view'

type Shown = {
  view: TaskView
  /** How many the view has; null until that is known. */
  total: number | null
  announce: (words: string) => void
}

/** Says how many are left once a search, a filter or an order of the view is another. */
export function useSaidCount({ view, total, announce }: Shown) {
  const t = useTranslations('list')
  const said = useRef(view)
  useEffect(() => {
    if (total === null || said.current === view) return
    if (said.current.name === view.name) announce(t('shown', { count: total }))
    said.current = view
  })
}
