'use client'

import { useEffect, useState } from 'react'
import type { DetailsPanel } from './details-panel'

type Panel = typeof DetailsPanel

let loaded: Panel | null = null

/** With what a selection is worked on by, which must not have to come without a network either. */
async function load() {
  const [{ DetailsPanel }] = await Promise.all([
    import('./details-panel'),
    import('./selection-bar'),
    import('./confirm-erase'),
  ])
  loaded = DetailsPanel
}

/**
 * The details panel, fetched once the list can be used so that it is there when it is asked for. Null
 * until then; without a network it is tried again for the next task that is opened.
 */
export function useDetailsPanel(openId: string | null): Panel | null {
  const [, setAwaited] = useState<string | null>(null)
  useEffect(() => {
    if (loaded) return
    let isOver = false
    load().then(
      // Where no task waits for it, nothing on the page is another for its coming.
      () => isOver || setAwaited(openId),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [openId])
  return loaded
}
