'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'

const gapPx = 4
const edgePx = 12

type Props = ComponentProps<'div'> & { anchor: Element | null; onDismiss: () => void }

/**
 * A native popover under its anchor: a click beside it or Escape closes it, and the focus goes
 * back. On a small screen it is at the bottom, where the thumb is.
 */
export function Popover({ anchor, onDismiss, className = '', children, ...props }: Props) {
  const popover = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = popover.current
    if (!element) return
    element.showPopover()
    place(element, anchor)
    element.querySelector<HTMLElement>('input, button')?.focus()
    return () => element.hidePopover()
  }, [anchor])
  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      onToggle={(event) => event.newState === 'closed' && onDismiss()}
      className={`fixed inset-auto m-0 w-64 overflow-y-auto rounded-md border border-edge bg-sheet p-2 text-ink max-h-[calc(100dvh-1.5rem)] max-sm:inset-x-3 max-sm:bottom-3 max-sm:w-auto ${className}`}
      {...props}
    >
      {children}
    </div>
  )
}

function place(element: HTMLElement, anchor: Element | null) {
  if (!anchor || window.matchMedia('(max-width: 40rem)').matches) return
  const at = anchor.getBoundingClientRect()
  const own = element.getBoundingClientRect()
  const below = at.bottom + gapPx
  const fitsBelow = below + own.height + edgePx <= window.innerHeight
  const top = fitsBelow ? below : at.top - gapPx - own.height
  const left = Math.min(at.left, window.innerWidth - own.width - edgePx)
  element.style.top = `${Math.max(edgePx, top)}px`
  element.style.left = `${Math.max(edgePx, left)}px`
}
