'use client'

import { useRef } from 'react'
import type { Operation, Step } from '@/lib/tasks/optimistic-history'
import { taskIdOf } from '@/lib/tasks/optimistic-tasks'
import { dismissToast, showToast, type ToastInput } from '../../_ui/toaster'

type Offer = { key: string; isText: boolean; ids: Set<string> }

/** More would cover a small screen. */
const offersMax = 3

/** Toasts that take an operation back. They have the operations' keys. */
export function useUndoOffers() {
  const offers = useRef<Offer[]>([])

  /**
   * Gives way to the next offer about the same task. One about text gives way to the next about text,
   * so that typing on does not fill the page, nor cut short the offer to restore a deleted task.
   */
  return function offer({ key, steps }: Operation, message: string, undo: ToastInput['action']) {
    const isText = steps.every(isOfText)
    // A text edit cannot be undone while its task is in the trash.
    const isDeletion = steps.some(({ change }) => change.kind === 'delete')
    const ids = new Set(steps.map(({ change }) => taskIdOf(change)))
    const others = offers.current.filter((other) => {
      const isSame = [...other.ids].some((id) => ids.has(id))
      return other.isText ? !isText && !(isDeletion && isSame) : isText || !isSame
    })
    const kept = others.slice(1 - offersMax)
    for (const other of offers.current) if (!kept.includes(other)) dismissToast(other.key)
    offers.current = [...kept, { key, isText, ids }]
    showToast({ id: key, message, action: undo })
  }
}

function isOfText({ change, isForgone }: Step) {
  if (isForgone) return false
  if (change.kind !== 'edit') return change.kind === 'add'
  return 'title' in change.fields || 'description' in change.fields
}
