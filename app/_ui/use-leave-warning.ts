'use client'

import { useEffect, useEffectEvent } from 'react'

/** Has the browser ask before it leaves a page that holds the only copy of something. */
export function useLeaveWarning(isNeeded: boolean, save: () => void = () => {}) {
  const onLeave = useEffectEvent(save)
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => {
      onLeave()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}
