'use client'

import { useEffect } from 'react'
import { zoneCookie } from '@/lib/here'

const yearSeconds = 31_536_000

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
  const zone = encodeURIComponent(timeZone)
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context.
  document.cookie = `${zoneCookie}=${zone}; path=/; max-age=${yearSeconds}; samesite=lax`
}
