'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { afterPress } from '../../_ui/after-press'
import { useLeaveWarning } from '../use-leave-warning'
import { useOnHidden } from '../use-on-hidden'
import { type Draft, useKeptDrafts } from './kept-drafts'

type Options = {
  /** Of the task and the field, so that a draft finds its way back. */
  id: string
  stored: string
  /** After so long without a letter it saves itself; without one only when it is left. */
  pauseMs?: number
  normalise?: (text: string) => string
  /** What is wrong with a text, or null. */
  check: (text: string) => string | null
  /** `seen` is what the person began from, which somebody else may have changed since. */
  save: (text: string, seen: string) => void
}

/**
 * A field that saves itself: after a pause, when it is left, and when it goes from the page. What is
 * changed elsewhere shows in it while one is not in it. What cannot be saved stays.
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

  /** @returns whether nothing is left that is not saved. */
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

  // Whoever goes before the pause is over is asked by the browser, which leaves time to save.
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
    /** To be called as the field goes from the page. */
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
