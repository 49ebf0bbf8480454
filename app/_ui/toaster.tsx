'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { CopyButton } from './copy-button'
import { Icon } from './icon'

export type ToastInput = {
  /** One toast an id: a new one takes the place of the old. */
  id: string
  message: string
  tone?: 'quiet' | 'error'
  action?: { label: string; run: () => void }
  copy?: { label: string; value: string }
}

const durationsMs = { quiet: 10_000, error: 30_000 }
const none: ToastInput[] = []

let toasts = none
const listeners = new Set<() => void>()

export function showToast(toast: ToastInput) {
  publish([...toasts.filter(({ id }) => id !== toast.id), toast])
}

export function dismissToast(id: string) {
  publish(toasts.filter((toast) => toast.id !== id))
}

function publish(next: ToastInput[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toaster() {
  const t = useTranslations('ui')
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  )
  return (
    <section
      aria-label={t('notifications')}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(9.75rem+env(safe-area-inset-bottom))] z-30 grid print:hidden justify-items-center gap-2 max-lg:in-[body:has([data-selection-bar])]:bottom-[calc(12.5rem+env(safe-area-inset-bottom))] lg:bottom-6"
    >
      {shown.map((toast) => (
        <Toast key={toast.id} {...toast} />
      ))}
    </section>
  )
}

function Toast({ id, message, tone = 'quiet', action, copy }: ToastInput) {
  const t = useTranslations('ui')
  const [held, setHeld] = useState({ hover: false, focus: false })
  const paused = held.hover || held.focus
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message starts the time anew.
  useEffect(() => {
    if (paused) return
    const timer = setTimeout(() => dismissToast(id), durationsMs[tone])
    return () => clearTimeout(timer)
  }, [id, tone, paused, message])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being looked at is not being operated.
    <div
      onPointerEnter={() => setHeld((now) => ({ ...now, hover: true }))}
      onPointerLeave={() => setHeld((now) => ({ ...now, hover: false }))}
      onFocus={() => setHeld((now) => ({ ...now, focus: true }))}
      onBlur={() => setHeld((now) => ({ ...now, focus: false }))}
      className="arrive pointer-events-auto flex w-full max-w-lg flex-wrap items-center gap-x-1 rounded-md bg-ink py-1 pr-1 pl-4 text-paper shadow-lg forced-colors:border"
    >
      <p
        role={tone === 'error' ? 'alert' : undefined}
        className="min-w-0 flex-1 basis-48 py-2 text-label"
      >
        {message}
      </p>
      {copy && (
        <CopyButton value={copy.value} variant="bare">
          {copy.label}
        </CopyButton>
      )}
      {action && (
        <Button
          variant="bare"
          className="font-semibold underline underline-offset-4"
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button variant="bare" size="icon" aria-label={t('dismiss')} onClick={() => dismissToast(id)}>
        <Icon name="close" />
      </Button>
    </div>
  )
}
