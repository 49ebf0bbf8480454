'use client'

import { useEffect, useState } from 'react'
import { whenIdle } from '../when-idle'
import type { DetailsPanel } from './details-panel'

type Panel = typeof DetailsPanel

let loaded: Panel | null = null

const loadPanel = async () => {
  loaded = (await import('./details-panel')).DetailsPanel
}

/** What must not have to come without a network. Each by itself: to ask for a script takes a while. */
const wantedLater = [loadPanel, () => import('./selection-bar'), () => import('./confirm-erase')]

/**
 * The details panel, fetched once the list can be used so that it is there when it is asked for. Null
 * until then; without a network it is tried again for the next task that is opened.
 */
export function useDetailsPanel(openId: string | null): Panel | null {
  // Set to what is loaded, so that a page whose panel was not there yet is drawn again, and only that.
  const [, setShown] = useState<Panel | null>(null)
  useEffect(() => {
    const undo = wantedLater.map((load) => whenIdle(() => void load().catch(() => {})))
    return () => {
      for (const takeBack of undo) takeBack()
    }
  }, [])
  useEffect(() => {
    if (!openId) return
    let isOver = false
    loadPanel().then(
      () => isOver || setShown(() => loaded),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [openId])
  return loaded
}
