'use client'

import { useEffect } from 'react'
import { aliveEvent } from '@/lib/early-acts'

/** Last in a page: has the acts done that were held until the page could be used. */
export function EarlyActs() {
  useEffect(() => {
    // A field must first take in what was typed before, which it does in an effect of its own.
    const timer = setTimeout(() => window.dispatchEvent(new Event(aliveEvent)))
    return () => clearTimeout(timer)
  }, [])
  return null
}
