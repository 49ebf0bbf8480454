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

/** The page's undo and redo. It ends with the page. */
export function useHistory() {
  const [shown, show] = useState(emptyHistory)
  // Two undos before the next render must not take back the same operation.
  const latest = useRef(emptyHistory)

  function keep(history: History) {
    latest.current = history
    show(history)
  }

  return {
    canUndo: shown.done.length > 0,
    canRedo: shown.undone.length > 0,
    record: (operation: Operation) => keep(recordOperation(latest.current, operation, now())),
    /** @returns the operation to perform, or null where there is none. */
    reverse: (from: keyof History, key?: string): Operation | null => {
      const reversed = reverseOperation(latest.current, { from, key, at: now(), newKey: v7 })
      if (reversed) keep(reversed.history)
      return reversed?.operation ?? null
    },
    /** @returns the keys of the operations that they were steps of. */
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
