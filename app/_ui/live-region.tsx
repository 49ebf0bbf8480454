'use client'

import { useState } from 'react'

/** What is read out, and how often something has been. */
type Said = { text: string; count: number }

/** @returns what is said, for a `LiveRegion`, and what says something. */
export function useAnnouncement() {
  const [said, setSaid] = useState<Said>({ text: '', count: 0 })
  const announce = (text: string) => setSaid(({ count }) => ({ text, count: count + 1 }))
  return [said, announce] as const
}

/** For screen readers alone. Who hears the same twice in a row hears it twice. */
export function LiveRegion({ said }: { said: Said }) {
  return (
    <div role="status" className="sr-only">
      <span key={said.count}>{said.text}</span>
    </div>
  )
}
