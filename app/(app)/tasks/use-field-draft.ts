'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { afterPress } from '../../_ui/after-press'
import { useLeaveWarning } from '../use-leave-warning'
import { useOnHidden } from '../use-on-hidden'
import { type Draft, useKeptDrafts } from './kept-drafts'

type Options = {
  /** Names the task and the field, so that a kept draft is found again. */
  id: string
  stored: string
  /** It saves itself after this long without typing; if absent, only when it is left. */
  pauseMs?: number
  normalise?: (text: string) => string
  /** What is wrong with a text, or null. */
  check: (text: string) => string | null
  /** `seen` is what the person began from, which somebody else may have changed since. */
  save: (text: string, seen: string) => void
}

/**
 * A field that saves itself: after a pause, when it is left, and when it is removed from the page.
 * Changes made elsewhere show in it while it is not being edited. What cannot be saved stays.
 */
export function useFieldDraft({ id, stored, pauseMs, normalise = same, check, save }: Options) {
  const kept = useKeptDrafts()
  const [draft, setDraft] = useState<Draft | null>(kept.get(id) ?? null)
  const [isTold, setTold] = useState(draft !== null)
  const isIn = useRef(false)
  const sent = useRef<string | null>(null)
  const isGivenUp = useRef(false)
  const text = draft === null ? stored : normalise(draft.text)
  const problem = draft === null ? null : check(text)
  const isDirty = draft !== null && text !== draft.seen

  /** @returns whether nothing unsaved is left. */
  function flush() {
    if (isGivenUp.current) return true
    afterPress(() => setTold(true))
    if (draft === null || problem !== null) return problem === null
    if (isDirty && sent.current !== text) save(text, draft.seen)
    sent.current = text
    setDraft(isIn.current ? { ...draft, seen: text } : null)
    return true
  }

  const flushLater = useEffectEvent(flush)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter starts the pause anew.
  useEffect(() => {
    if (!isDirty || pauseMs === undefined) return
    const timer = setTimeout(flushLater, pauseMs)
    return () => clearTimeout(timer)
  }, [isDirty, draft, problem, pauseMs])

  // Leaving before the pause is over makes the browser ask, which leaves time to save.
  useLeaveWarning(isDirty, flush)
  useOnHidden(isDirty, flush)

  const leave = useEffectEvent(() => {
    if (draft?.text && problem !== null && !isGivenUp.current) kept.set(id, draft)
    else kept.delete(id)
    flush()
  })
  useEffect(() => () => leave(), [])

  return {
    value: draft?.text ?? stored,
    problem: isTold ? problem : null,
    isDirty,
    change(next: string) {
      setTold(false)
      sent.current = null
      setDraft({ text: next, seen: draft?.seen ?? stored })
    },
    flush,
    /** To be called when the field is about to be removed without being saved. */
    giveUp() {
      isGivenUp.current = true
    },
    onFocus: () => {
      isIn.current = true
    },
    onBlur: () => {
      isIn.current = false
      return flush()
    },
  }
}

function same(text: string) {
  return text
}
