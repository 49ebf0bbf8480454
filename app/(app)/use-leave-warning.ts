'use client'

import { useEffect, useEffectEvent } from 'react'
import { isSignOutExpected } from '@/lib/tasks/browser-token'

let onlyCopies = 0

/** Whether something would go with the page. */
export function holdsOnlyCopy() {
  return onlyCopies > 0
}

/**
 * Has the browser ask before it leaves a page that holds the only copy of something; not when its
 * person leaves for good, whose page must not stay.
 */
export function useLeaveWarning(isNeeded: boolean, save: () => void = () => {}) {
  const onLeave = useEffectEvent(save)
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => {
      if (isSignOutExpected()) return
      onLeave()
      event.preventDefault()
    }
    onlyCopies += 1
    window.addEventListener('beforeunload', warn)
    return () => {
      onlyCopies -= 1
      window.removeEventListener('beforeunload', warn)
    }
  }, [isNeeded])
}
