'use client'

import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { showToast } from '../../_ui/toaster'
import type { Desk } from './desk'
import { closeLayer, currentLayer, type Layer, subscribeToLayers } from './layers'

type Drawn = { layer: Layer; draw: (desk: Desk | null) => ReactNode }

/** Renders the open layer. Its script is loaded on first use, not with the page. */
export function OpenLayer({ desk }: { desk: Desk | null }) {
  const words = useTranslations('ui')
  const layer = useSyncExternalStore(subscribeToLayers, currentLayer, () => null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)

  useEffect(() => {
    if (!layer) return
    let isWanted = true
    Promise.all([load(layer), import('./layer-words')]).then(
      ([drawIn, { LayerWords }]) => {
        const draw = (desk: Desk | null) => <LayerWords>{drawIn(desk)}</LayerWords>
        if (isWanted) setDrawn({ layer, draw })
      },
      () => {
        closeLayer()
        showToast({ id: 'layer', tone: 'error', message: words('notLoaded') })
      },
    )
    return () => {
      isWanted = false
    }
  }, [layer, words])

  return drawn && drawn.layer === layer ? drawn.draw(desk) : null
}

async function load(layer: Layer): Promise<Drawn['draw']> {
  switch (layer.name) {
    case 'help': {
      const { KeySheet } = await import('./key-sheet')
      return () => <KeySheet />
    }
    case 'palette': {
      const { Palette } = await import('./palette')
      return (desk) => <Palette desk={desk} />
    }
    case 'due': {
      const { DuePopover } = await import('./due-popover')
      return (desk) => desk && <DuePopover desk={desk} {...layer} />
    }
    case 'priority': {
      const { PriorityPopover } = await import('./priority-popover')
      return (desk) => desk && <PriorityPopover desk={desk} {...layer} />
    }
    case 'tags': {
      const { TagPopover } = await import('./tag-popover')
      return (desk) => desk && <TagPopover desk={desk} {...layer} />
    }
  }
}
