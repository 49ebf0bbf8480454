'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { TaskView } from '@/lib/tasks/task-view'

type Shown = {
  view: TaskView
  /** How many are shown; null until that is known. */
  count: number | null
  /** The server may still send another number. */
  isComing: boolean
  announce: (words: string) => void
}

/** Announces how many tasks are left once the view's search, filter or order has changed. */
export function useSaidCount({ view, count, isComing, announce }: Shown) {
  const say = useEffectEvent(announce)
  const t = useTranslations('list')
  const said = useRef(view)
  useEffect(() => {
    if (isComing || count === null || said.current === view) return
    if (said.current.name === view.name) say(t('shown', { count }))
    said.current = view
  }, [view, count, isComing, t])
}
