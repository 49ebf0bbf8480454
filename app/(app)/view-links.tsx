'use client'

import { usePathname } from 'next/navigation'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { plainView, type ViewName, viewHref, viewNames } from '@/lib/tasks/task-view'
import { Icon, type IconName } from '../_ui/icon'
import { useTaskView } from './tasks/use-task-view'
import { ViewCount } from './view-count'
import { useCountedChanges } from './view-counts'

const icons: Record<ViewName, IconName> = {
  inbox: 'sheet',
  today: 'today',
  upcoming: 'upcoming',
  completed: 'done',
  trash: 'trash',
}

export function ViewLinks() {
  const t = useTranslations('views')
  const { view, showView } = useTaskView()
  // Outside the list they are what they look like: links to another page.
  const isList = usePathname() === '/tasks'
  useCountedChanges()
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-rule border-t bg-paper pb-[env(safe-area-inset-bottom)] lg:static lg:mt-10 lg:grid-cols-1 lg:border-0 lg:pb-0"
    >
      {viewNames.map((name) => {
        const target = plainView(name)
        const isCurrent = isList && view.name === name
        const open = (event: MouseEvent) => {
          if (!isList || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          showView(target)
        }
        return (
          <a
            key={name}
            href={viewHref(target)}
            onClick={open}
            aria-current={isCurrent ? 'page' : undefined}
            className="relative flex min-h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-soft text-xs -outline-offset-2 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink max-[22rem]:text-[0.6875rem] lg:-mx-3 lg:min-h-10 lg:flex-row lg:justify-start lg:gap-3 lg:rounded-md lg:px-3 lg:text-[0.9375rem] lg:aria-[current=page]:bg-sunk"
          >
            <Icon name={icons[name]} className={isCurrent ? 'text-stamp' : undefined} />
            {t(name)}
            <ViewCount name={name} />
          </a>
        )
      })}
    </nav>
  )
}
