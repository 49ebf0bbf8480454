'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLeaveWarning } from '../use-leave-warning'
import { useKeptDrafts } from './kept-drafts'

type Options = {
  /** Of the task and the field, so that a draft finds its way back. */
  id: string
  stored: string
  pauseMs: number
  normalise?: (text: string) => string
  /** What is wrong with a text, or null. */
  check: (text: string) => string | null
  /** `seen` is what the person began from, which somebody else may have changed since. */
  save: (text: string, seen: string) => void
}

/** A text with what it was when the person began, or when it was saved last. */
type Draft = { text: string; seen: string }

/**
 * A field that saves itself: after a pause, when it is left, and when it goes from the page. What
 * is changed elsewhere shows in it while one is not in it. What cannot be saved stays.
 */
export function useFieldDraft({ id, stored, pauseMs, normalise = same, check, save }: Options) {
  const kept = useKeptDrafts()
  const [draft, setDraft] = useState<Draft | null>(() => restored(kept.get(id), stored))
  const [isTold, setTold] = useState(draft !== null)
  const isIn = useRef(false)
  const sent = useRef<string | null>(null)
  const text = draft === null ? stored : normalise(draft.text)
  const problem = draft === null ? null : check(text)
  const isDirty = draft !== null && text !== draft.seen

  function flush() {
    setTold(true)
    if (draft === null || problem !== null) return
    if (isDirty && sent.current !== text) save(text, draft.seen)
    sent.current = text
    setDraft(isIn.current ? { ...draft, seen: text } : null)
  }

  const flushLater = useEffectEvent(flush)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter starts the pause anew.
  useEffect(() => {
    if (!isDirty) return
    const timer = setTimeout(flushLater, pauseMs)
    return () => clearTimeout(timer)
  }, [isDirty, draft, problem, pauseMs])

  // Whoever goes before the pause is over is asked by the browser, which leaves time to save; a phone
  // only hides the page, perhaps for good.
  useLeaveWarning(isDirty, flush)
  useEffect(() => {
    if (!isDirty) return
    const hide = () => document.visibilityState === 'hidden' && flushLater()
    document.addEventListener('visibilitychange', hide)
    return () => document.removeEventListener('visibilitychange', hide)
  }, [isDirty])

  const leave = useEffectEvent(() => {
    if (draft?.text && problem !== null) kept.set(id, draft.text)
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
    onFocus: () => {
      isIn.current = true
    },
    onBlur: () => {
      isIn.current = false
      flush()
    },
  }
}

function restored(text: string | undefined, stored: string): Draft | null {
  return text === undefined ? null : { text, seen: stored }
}

function same(text: string) {
  return text
}
