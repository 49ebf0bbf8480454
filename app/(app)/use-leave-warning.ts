'use client'

import { useEffect, useEffectEvent } from 'react'
import { isSignOutExpected } from '@/lib/tasks/browser-token'

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
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
