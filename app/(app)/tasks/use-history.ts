'use client'

import { useRef, useState } from 'react'
import { v7 } from 'uuid'
import {
  dropSteps,
  emptyHistory,
  type History,
  type Operation,
  recordOperation,
  reverseOperation,
  type Step,
} from '@/lib/tasks/optimistic-history'

/** What was done on this page, to be taken back and done again. It ends with the page. */
export function useHistory() {
  const [shown, show] = useState(emptyHistory)
  // Two in a row, before the page is drawn again, must not take back the same.
  const latest = useRef(emptyHistory)

  function keep(history: History) {
    latest.current = history
    show(history)
  }

  return {
    canUndo: shown.done.length > 0,
    canRedo: shown.undone.length > 0,
    record: (operation: Operation) => keep(recordOperation(latest.current, operation, now())),
    /** @returns what is to be done for it, or null where there is nothing. */
    reverse: (from: keyof History, key?: string): Operation | null => {
      const reversed = reverseOperation(latest.current, { from, key, at: now(), newKey: v7 })
      if (reversed) keep(reversed.history)
      return reversed?.operation ?? null
    },
    /** @returns the operations that they were steps of. */
    drop: (isDropped: (step: Step) => boolean): string[] => {
      const { done, undone } = latest.current
      keep(dropSteps(latest.current, isDropped))
      return [...done, ...undone]
        .filter(({ steps }) => steps.some(isDropped))
        .map((operation) => operation.key)
    },
  }
}

function now() {
  return new Date().toISOString()
}
