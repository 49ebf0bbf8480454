'use client'

import { memo } from 'react'
import { utcDate } from '@/lib/tasks/calendar-day'
import { useHere } from '../here'

/** The leaf of a tear-off calendar. Writing dates takes long, so it is not done with every change beside it. */
export const DaySheet = memo(function DaySheet() {
  const { day, locale } = useHere()
  const write = (options: Intl.DateTimeFormatOptions) =>
    utcDate(day).toLocaleDateString(locale, { ...options, timeZone: 'UTC' })
  return (
    <div className="min-h-44 border-rule border-t pt-4">
      <time dateTime={day} className="block">
        <span className="block text-soft">{write({ weekday: 'long' })}</span>
        <span className="-ml-1 block font-serif text-[6.5rem] leading-[1.15] tracking-[-0.04em]">
          {write({ day: 'numeric' })}
        </span>
        <span className="block text-soft">{write({ month: 'long', year: 'numeric' })}</span>
      </time>
    </div>
  )
})
