'use client'

import { useSyncExternalStore } from 'react'
import { localDay } from '@/lib/tasks/due-date-words'

const tickMs = 20_000

/** The day and minute where the person is; null on the server, which cannot know. */
export function useNow(): { day: string; time: string } | null {
  const text = useSyncExternalStore(subscribe, snapshot, () => '')
  const [day, time] = text.split(' ')
  return day && time ? { day, time } : null
}

function subscribe(listener: () => void) {
  const timer = setInterval(listener, tickMs)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}

function snapshot() {
  const now = new Date()
  const minute = String(now.getMinutes()).padStart(2, '0')
  return `${localDay(now)} ${String(now.getHours()).padStart(2, '0')}:${minute}`
}
