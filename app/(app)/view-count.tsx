'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { ViewName } from '@/lib/tasks/task-view'
import { writeCount } from '@/lib/words/write-count'
import { useViewCount } from './view-counts'

/** Empty for zero; the counts of completed and deleted tasks look quieter. */
export function ViewCount({ name }: { name: ViewName }) {
  const t = useTranslations('views')
  const locale = useLocale()
  const count = useViewCount(name)
  if (!count) return null
  const isQuiet = name === 'completed' || name === 'trash'
  return (
    <span
      className={`absolute top-1 left-[calc(50%+0.75rem)] font-normal text-[0.6875rem] tabular-nums lg:static lg:ml-auto lg:text-xs ${isQuiet ? 'text-faint max-lg:sr-only' : 'text-soft'}`}
    >
      <span aria-hidden="true">{writeCount(count, locale, { notation: 'compact' })}</span>
      <span className="sr-only"> {t('count', { count, written: writeCount(count, locale) })}</span>
    </span>
  )
}
