'use client'

import { useEffect } from 'react'
import { zoneCookie } from '@/lib/here'
import { keepCookie } from './_ui/keep-cookie'

/** Tells the server the person's zone, so that its next page has the right day. */
export function ZoneCookie() {
  useEffect(() => {
    // A task of its own: to find the zone out takes the browser longer than to start all of a page.
    const timer = setTimeout(keepZone)
    return () => clearTimeout(timer)
  }, [])
  return null
}

function keepZone() {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  keepCookie(zoneCookie, encodeURIComponent(timeZone))
}
