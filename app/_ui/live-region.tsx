'use client'

import { useState } from 'react'

/** What is read out, and how many announcements there have been. */
type Said = { text: string; count: number }

/** @returns what is said, for a `LiveRegion`, and a function that says something. */
export function useAnnouncement() {
  const [said, setSaid] = useState<Said>({ text: '', count: 0 })
  const announce = (text: string) => setSaid(({ count }) => ({ text, count: count + 1 }))
  return [said, announce] as const
}

/** For screen readers only. The same text announced twice in a row is read out twice. */
export function LiveRegion({ said }: { said: Said }) {
  return (
    <div role="status" className="sr-only">
      <span key={said.count}>{said.text}</span>
    </div>
  )
}
