'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type TaskView, withoutTag, withPriority } from '@/lib/tasks/task-view'
import { buttonBeside, useFocusSuccessor } from '../../_ui/focus-successor'
import { Icon } from '../../_ui/icon'
import type { ViewChange } from './use-task-view'

type Props = { view: TaskView; onFilter: (change: ViewChange) => void }

/** The list's filters; a press removes one. */
export function FilterChips({ view, onFilter }: Props) {
  const t = useTranslations('list')
  const chips = [
    ...view.priorities.map((priority) => ({
      key: `priority ${priority}`,
      name: t(`priorities.${priority}`),
      lift: (now: TaskView) => withPriority(now, priority, false),
    })),
    ...view.tags.map((tag) => ({
      key: `tag ${tag}`,
      name: `#${tag}`,
      lift: (now: TaskView) => withoutTag(now, tag),
    })),
  ]
  if (chips.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops a list's role when it has no markers.
    <ul role="list" aria-label={t('filters')} className="flex flex-wrap gap-2 pb-2 pl-1 lg:pl-3">
      {chips.map(({ key, name, lift }) => (
        <Chip key={key} name={name} onLift={() => onFilter(lift)} />
      ))}
    </ul>
  )
}

function Chip({ name, onLift }: { name: string; onLift: () => void }) {
  const t = useTranslations('list')
  const item = useRef<HTMLLIElement>(null)
  useFocusSuccessor(item, buttonBeside)
  return (
    <li ref={item} className="min-w-0">
      <button
        type="button"
        aria-label={t('removeFilter', { name })}
        onClick={onLift}
        className="flex min-h-8 max-w-full items-center gap-1 rounded-md border border-edge bg-sheet pr-1.5 pl-2.5 text-sm hover:bg-sunk max-sm:min-h-11"
      >
        <bdi className="min-w-0 truncate">{name}</bdi>
        <Icon name="close" width="14" height="14" className="shrink-0" />
      </button>
    </li>
  )
}
