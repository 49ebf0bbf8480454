'use client'

import { useEffect, useEffectEvent } from 'react'
import { isTabSignUp, raiseTabSign } from '@/lib/offline/tab-lock'
import { isSignOutExpected } from '@/lib/tasks/browser-token'

const sign = 'docket-only-copy'
let onlyCopies = 0

/** Whether this page, or another that is open, holds the only copy of something. */
export async function isOnlyCopyOpen() {
  return onlyCopies > 0 || (await isTabSignUp(sign))
}

/**
 * Makes the browser ask before leaving a page that holds the only copy of something; not when the
 * person signs out, since that page must not stay.
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
