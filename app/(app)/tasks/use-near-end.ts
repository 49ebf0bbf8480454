'use client'

import { useEffect, useRef, useState } from 'react'

/** So far below what is seen the next page is asked for. */
const ahead = '2500px'

/** Acts whenever the end of the list is near, and again as long as it is. */
export function useNearEnd(act: (() => void) | null) {
  const end = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: `0px 0px ${ahead}` },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (isNear) act?.()
  }, [isNear, act])
  return end
}
