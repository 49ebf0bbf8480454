'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { headingDay, nearDay } from '@/lib/tasks/due-date-words'
import { overdueKey } from '@/lib/tasks/view-groups'
import { useHere } from '../here'

type Props = ComponentProps<'div'> & { group: string; action: ReactNode }

/** The heading over a day's tasks, or over all that are overdue. */
export function GroupHeading({ group, action, ...props }: Props) {
  const { name, date } = useGroupName(group)
  return (
    <div
      className="flex min-h-14 items-end justify-between gap-3 border-rule border-b pt-4 pl-14 sm:pl-[5.25rem]"
      {...props}
    >
      <h2
        className={`pb-1.5 font-serif text-xl leading-tight ${group === overdueKey ? 'text-stamp' : ''}`}
        // The server and the browser may write a date differently.
        suppressHydrationWarning
      >
        {name ?? date}
        {name && date && (
          <span className="ml-2 font-sans text-faint text-sm" suppressHydrationWarning>
            {date}
          </span>
        )}
      </h2>
      {action}
    </div>
  )
}

/** The group's name, if it has one, and its date, if it is a day. */
export function useGroupName(group: string): { name: string | null; date: string | null } {
  const t = useTranslations('list')
  const { day, locale } = useHere()
  if (group === '') return { name: null, date: null }
  if (group === overdueKey) return { name: t('overdue'), date: null }
  return { name: nearDay(group, day, locale), date: headingDay(group, day, locale) }
}
