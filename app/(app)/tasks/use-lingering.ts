'use client'

import { useRef, useState } from 'react'
import { isWrittenIn } from './row-focus'

/** Long enough to correct a slip in place, and for the row to fade. */
const lingerMs = 1800

/** Rows that no longer belong to the view, but stay for a moment. */
export function useLingering() {
  const [lingering, setLingering] = useState<ReadonlySet<string>>(new Set())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  function linger(id: string) {
    clearTimeout(timers.current.get(id))
    setLingering((now) => new Set(now).add(id))
    const leave = () => {
      // Not while somebody is typing in it.
      if (isWrittenIn(id)) return wait()
      setLingering((now) => new Set([...now].filter((other) => other !== id)))
    }
    const wait = () => timers.current.set(id, setTimeout(leave, lingerMs))
    wait()
  }

  return { lingering, linger }
}
