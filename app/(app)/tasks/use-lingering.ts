'use client'

import { useRef, useState } from 'react'

/** Long enough to mend a slip in place, and for the row to fade. */
const lingerMs = 1800

/** Rows that no longer belong to the view, and stay a moment all the same. */
export function useLingering(onLeave: (id: string) => void) {
  const [lingering, setLingering] = useState<ReadonlySet<string>>(new Set())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  function linger(id: string) {
    clearTimeout(timers.current.get(id))
    setLingering((now) => new Set(now).add(id))
    const leave = () => {
      onLeave(id)
      setLingering((now) => new Set([...now].filter((other) => other !== id)))
    }
    timers.current.set(id, setTimeout(leave, lingerMs))
  }

  return { lingering, linger }
}
