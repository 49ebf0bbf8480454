'use client'

import { useNow } from './use-now'

/** The leaf of a tear-off calendar. Empty until the browser has said what day it is. */
export function DaySheet() {
  const now = useNow()
  const date = now && new Date(`${now.day}T12:00:00`)
  return (
    <div className="min-h-44 border-rule border-t pt-4">
      {date && (
        <time dateTime={now.day} className="block">
          <span className="block text-soft">
            {date.toLocaleDateString('en', { weekday: 'long' })}
          </span>
          <span className="-ml-1 block font-serif text-[6.5rem] leading-[1.15] tracking-[-0.04em]">
            {date.getDate()}
          </span>
          <span className="block text-soft">
            {date.toLocaleDateString('en', { month: 'long', year: 'numeric' })}
          </span>
        </time>
      )}
    </div>
  )
}
