'use client'

import { useEffect, useEffectEvent } from 'react'
import { isTabSignUp, raiseTabSign } from '@/lib/offline/tab-lock'
import { isSignOutExpected } from '@/lib/tasks/browser-token'

const sign = 'docket-only-copy'
let onlyCopies = 0

/** Whether something would go with this page, or with another that is open. */
export async function isOnlyCopyOpen() {
  return onlyCopies > 0 || (await isTabSignUp(sign))
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
    const lowerSign = raiseTabSign(sign)
    onlyCopies += 1
    window.addEventListener('beforeunload', warn)
    return () => {
      lowerSign()
      onlyCopies -= 1
      window.removeEventListener('beforeunload', warn)
    }
  }, [isNeeded])
}
