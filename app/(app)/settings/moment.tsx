'use client'

import { useSyncExternalStore } from 'react'
import { relativeTime } from '@/lib/relative-time'
import { absoluteDay } from '@/lib/tasks/due-date-words'

const tickMs = 20_000

/** When something happened: the day in the server's page, how long ago in the browser. */
export function Moment({ time }: { time: string }) {
  const now = useSyncExternalStore(subscribe, snapshot, () => null)
  return (
    <time
      dateTime={time}
      title={now === null ? undefined : new Date(time).toLocaleString(undefined, full)}
      className="whitespace-nowrap"
    >
      {now === null ? absoluteDay(time.slice(0, 10)) : relativeTime(time, now)}
    </time>
  )
}

const full: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'long' }

function subscribe(listener: () => void) {
  const timer = setInterval(listener, tickMs)
  return () => clearInterval(timer)
}

/** In steps, since a snapshot must not change while React renders. */
function snapshot() {
  return Math.floor(Date.now() / tickMs) * tickMs
}
