'use client'

import { type ComponentProps, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { Dialog } from '../../_ui/dialog'
import { isComposing } from '../../_ui/is-composing'
import { LiveRegion } from '../../_ui/live-region'
import { Toaster } from '../../_ui/toaster'

const wide = '(min-width: 80rem)'

type Props = ComponentProps<typeof LiveRegion> & {
  label: string
  onClose: () => void
  children: ReactNode
}

/** Beside the list where there is room, over it where there is not: the list never moves. */
export function DetailsPlace({ label, said, onClose, children }: Props) {
  const isWide = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(wide).matches,
    () => true,
  )
  if (isWide) return <Beside {...{ label, onClose, children }} />
  return (
    <Dialog size="sheet" data-undo aria-label={label} onDismiss={onClose}>
      {children}
      {/* The page's own are neither read out nor usable while a modal dialog is open. */}
      <LiveRegion said={said} />
      <Toaster className="inset-x-3 top-3" />
    </Dialog>
  )
}

function Beside({ label, onClose, children }: Omit<Props, 'said'>) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[data-first-field]')?.focus()
  }, [])
  return (
    <section
      ref={panel}
      aria-label={label}
      onKeyDown={(event) => {
        const isTaken = event.defaultPrevented || isComposing(event)
        if (event.key !== 'Escape' || isTaken) return
        event.preventDefault()
        onClose()
      }}
      className="arrive sticky top-8 max-h-[calc(100dvh-4rem)] overflow-y-auto border-stamp border-t-2 bg-sheet p-5"
    >
      {children}
    </section>
  )
}

function subscribe(listener: () => void) {
  const query = window.matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
