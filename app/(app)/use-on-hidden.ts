'use client'

import { useEffect, useEffectEvent } from 'react'

/** Acts when the page is hidden, while that is needed: a phone may never show it again. */
export function useOnHidden(isNeeded: boolean, act: () => void) {
  const onHidden = useEffectEvent(act)
  useEffect(() => {
    if (!isNeeded) return
    const look = () => document.visibilityState === 'hidden' && onHidden()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [isNeeded])
}
