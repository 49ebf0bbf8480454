'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'

const places = {
  center:
    'm-auto w-[min(28rem,calc(100vw-2rem))] rounded-md border border-rule p-6 max-h-[calc(100dvh-2rem)]',
  sheet:
    'mx-auto mt-auto mb-0 w-full max-w-xl border-t-2 border-stamp p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] max-h-[92dvh]',
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
      onClick={(event) => event.target === dialog.current && onDismiss()}
      className={`arrive overflow-y-auto bg-sheet text-ink backdrop:bg-veil ${places[size]} ${className}`}
      {...props}
    >
      {children}
    </dialog>
  )
}
