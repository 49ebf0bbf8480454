'use client'

import { useEffect } from 'react'
import { aliveEvent } from '@/lib/early-acts'

/** Behind all else of a page: has done what was held until the page could be used. */
export function EarlyActs() {
  useEffect(() => {
    // A field takes in first what was typed before, which it sees in an effect of its own.
    const timer = setTimeout(() => window.dispatchEvent(new Event(aliveEvent)))
    return () => clearTimeout(timer)
  }, [])
  return null
}
