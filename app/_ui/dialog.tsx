'use client'

import { type ComponentProps, type MouseEvent, useLayoutEffect, useRef } from 'react'

const places = {
  center:
    'm-auto w-[min(28rem,calc(100vw-2rem))] rounded-md border border-rule p-6 max-h-[calc(100dvh-2rem)]',
  sheet:
    'mx-auto mt-auto mb-0 w-full max-w-xl border-t-2 border-stamp p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] max-h-[84dvh]',
}

/** The browser's own modal: it traps focus, closes on Escape and gives focus back. */
export function Dialog({
  size = 'center',
  onDismiss,
  children,
  className = '',
  ...props
}: ComponentProps<'dialog'> & { size?: keyof typeof places; onDismiss: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isPressedBeside = useRef(false)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it, and the browser's.
    <dialog
      ref={dialog}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
      // Selecting text may begin a press inside and end it outside.
      onPointerDown={(event) => {
        isPressedBeside.current = isBeside(event)
      }}
      onClick={(event) => isPressedBeside.current && isBeside(event) && onDismiss()}
      className={`arrive overflow-y-auto bg-sheet text-ink backdrop:bg-veil ${places[size]} ${className}`}
      {...props}
    >
      {children}
    </dialog>
  )
}

/** Whether it is on the backdrop, which the browser reports as the dialog, like its padding. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>) {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  const isIn = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
  return target === currentTarget && !isIn
}
