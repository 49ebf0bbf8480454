'use client'

import { useTranslations } from 'use-intl'
import type { Priority } from '@/lib/tasks/task-schema'

const tallies = { none: 0, low: 1, medium: 2, high: 3 }

/** A tally in the margin, in the stamp's colour only where it is high. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const t = useTranslations('list')
  if (priority === 'none') return null
  const name = t('priorityMark', { priority })
  const colour = priority === 'high' ? 'border-stamp' : 'border-faint'
  return (
    <span className="flex items-center gap-[2.5px]" title={name}>
      <span className="sr-only">{name}</span>
      {['first', 'second', 'third'].slice(0, tallies[priority]).map((stroke) => (
        // A border, since forced colours hide backgrounds.
        <span key={stroke} className={`h-3.5 rotate-12 border-l-2 ${colour}`} />
      ))}
    </span>
  )
}
