'use client'

import { useRef, useState } from 'react'
import { v7 } from 'uuid'
import {
  dropStep,
  emptyHistory,
  type History,
  type Operation,
  recordOperation,
  reverseOperation,
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
    /** @returns the operations that it was a step of. */
    drop: (key: string): string[] => {
      const { done, undone } = latest.current
      keep(dropStep(latest.current, key))
      return [...done, ...undone]
        .filter(({ steps }) => steps.some(({ keys }) => keys.includes(key)))
        .map((operation) => operation.key)
    },
  }
}

function now() {
  return new Date().toISOString()
}
