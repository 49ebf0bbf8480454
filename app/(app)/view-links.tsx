'use client'

import type { MouseEvent } from 'react'
import { viewHref } from '@/lib/tasks/task-view'
import { Icon, type IconName } from '../_ui/icon'
import { statusNames } from './tasks/status-names'
import { useTaskView } from './tasks/use-task-view'

const icons: Record<keyof typeof statusNames, IconName> = {
  all: 'sheet',
  pending: 'open',
  completed: 'done',
  deleted: 'trash',
}

export function ViewLinks() {
  const { view, showView } = useTaskView()
  return (
    <nav
      aria-label="Views"
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-4 border-rule border-t bg-paper pb-[env(safe-area-inset-bottom)] lg:static lg:mt-10 lg:grid-cols-1 lg:border-0 lg:pb-0"
    >
      {(['all', 'pending', 'completed', 'deleted'] as const).map((status) => {
        const target = { ...view, status }
        const open = (event: MouseEvent) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          showView(target)
        }
        return (
          <a
            key={status}
            href={viewHref(target)}
            onClick={open}
            aria-current={view.status === status ? 'page' : undefined}
            className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-soft text-xs -outline-offset-2 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink lg:-mx-3 lg:min-h-10 lg:flex-row lg:justify-start lg:gap-3 lg:rounded-md lg:px-3 lg:text-[0.9375rem] lg:aria-[current=page]:bg-sunk"
          >
            <Icon
              name={icons[status]}
              className={view.status === status ? 'text-stamp' : undefined}
            />
            {statusNames[status]}
          </a>
        )
      })}
    </nav>
  )
}
