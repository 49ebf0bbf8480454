'use client'

import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { CopyRequestId } from './copy-request-id'
import { useFocusSuccessor } from './focus-successor'
import { Icon } from './icon'

export type ToastInput = {
  /** One toast per id: a new one replaces the old. */
  id: string
  message: string
  tone?: 'quiet' | 'error'
  action?: { label: string; run: () => void }
  requestId?: string | null
}

const durationsMs = { quiet: 10_000, error: 30_000 }
const none: ToastInput[] = []

let toasts = none
/**
 * The page's toasters, newest last. Only the newest shows toasts: a modal dialog disables the
 * others.
 */
let toasters: string[] = []
const listeners = new Set<() => void>()

export function showToast(toast: ToastInput) {
  toasts = [...toasts.filter(({ id }) => id !== toast.id), toast]
  publish()
}

export function dismissToast(id: string) {
  toasts = toasts.filter((toast) => toast.id !== id)
  publish()
}

function publish() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const atFoot =
  'inset-x-3 bottom-[calc(var(--foot)+2.5rem)] max-lg:in-[body:has([data-selection-bar])]:bottom-[calc(var(--foot)+5.25rem)] lg:bottom-6'

/** A modal dialog that stays open for long contains one of its own. */
export function Toaster({ className = atFoot }: { className?: string }) {
  const t = useTranslations('ui')
  const isOnTop = useIsOnTop()
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  )
  if (!isOnTop) return null
  return (
    <section
      aria-label={t('notifications')}
      className={`pointer-events-none fixed z-30 grid print:hidden justify-items-center gap-2 ${className}`}
    >
      {shown.map((toast) => (
        <Toast key={toast.id} {...toast} />
      ))}
    </section>
  )
}

function useIsOnTop() {
  const id = useId()
  useLayoutEffect(() => {
    toasters = [...toasters, id]
    publish()
    return () => {
      toasters = toasters.filter((other) => other !== id)
      publish()
    }
  }, [id])
  return useSyncExternalStore(
    subscribe,
    () => toasters.at(-1) === id,
    () => false,
  )
}

function Toast({ id, message, tone = 'quiet', action, requestId }: ToastInput) {
  const t = useTranslations('ui')
  const [held, setHeld] = useState({ hover: false, focus: false })
  const paused = held.hover || held.focus
  const toast = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<EventTarget | null>(null)
  useFocusSuccessor(toast, () =>
    cameFrom.current instanceof HTMLElement ? cameFrom.current : null,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message starts the time anew.
  useEffect(() => {
    if (paused) return
    const timer = setTimeout(() => dismissToast(id), durationsMs[tone])
    return () => clearTimeout(timer)
  }, [id, tone, paused, message])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being looked at is not being operated.
    <div
      ref={toast}
      onPointerEnter={() => setHeld((now) => ({ ...now, hover: true }))}
      onPointerLeave={() => setHeld((now) => ({ ...now, hover: false }))}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
        setHeld((now) => ({ ...now, focus: true }))
      }}
      onBlur={() => setHeld((now) => ({ ...now, focus: false }))}
      className="arrive pointer-events-auto flex w-full max-w-lg flex-wrap items-center gap-x-1 rounded-md bg-ink py-1 pr-1 pl-4 text-paper shadow-lg forced-colors:border"
    >
      <p
        role={tone === 'error' ? 'alert' : undefined}
        dir="auto"
        className="min-w-0 flex-1 basis-48 py-2 text-label"
      >
        {message}
      </p>
      <CopyRequestId id={requestId} variant="bare" />
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
