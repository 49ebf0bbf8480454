'use client'

import { useEffect, useState } from 'react'
import type { DetailsPanel } from './details-panel'

type Panel = typeof DetailsPanel

/**
 * The details panel, fetched once the list can be used so that it is there when it is asked for. Null
 * until then; without a network it is tried again for the next task that is opened.
 */
export function useDetailsPanel(openId: string | null): Panel | null {
  const [panel, setPanel] = useState<Panel | null>(null)
  const isMissing = panel === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening is another try.
  useEffect(() => {
    if (!isMissing) return
    let isOver = false
    import('./details-panel').then(
      (file) => isOver || setPanel(() => file.DetailsPanel),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [isMissing, openId])
  return panel
}
