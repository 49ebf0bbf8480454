'use client'

import { useEffect, useState } from 'react'
import { whenIdle } from '../when-idle'
import type { DetailsPanel } from './later-parts'

type Panel = typeof DetailsPanel

let loaded: Panel | null = null

async function load() {
  loaded = (await import('./later-parts')).DetailsPanel
}

/**
 * The details panel, fetched once the list can be used so that it is there when it is asked for. Null
 * until then; without a network it is tried again for the next task that is opened.
 */
export function useDetailsPanel(openId: string | null): Panel | null {
  // Set once the panel has loaded, so that a page without it renders again.
  const [, setShown] = useState<Panel | null>(null)
  useEffect(() => whenIdle(() => void load().catch(() => {})), [])
  useEffect(() => {
    if (!openId) return
    let isOver = false
    load().then(
      () => isOver || setShown(() => loaded),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [openId])
  return loaded
}
