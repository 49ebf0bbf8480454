'use client'

import { useEffect, useRef } from 'react'

/** The next page is fetched this far ahead of the visible part. */
const ahead = '2500px'

/** Acts whenever the end of the list is near, and again as long as it is, without a render. */
export function useNearEnd(act: (() => void) | null) {
  const end = useRef<HTMLDivElement>(null)
  const isNear = useRef(false)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
    if (isNear.current) act?.()
  }, [act])
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        isNear.current = entries.at(-1)?.isIntersecting ?? false
        if (isNear.current) latest.current?.()
      },
      { rootMargin: `0px 0px ${ahead}` },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  return end
}
