'use client'

import { type FocusEvent, useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { firstRows, type ListWindow, type WindowRow } from './list-window'

/** Scrolls to a row by its key, even if it is too far away to be in the page. */
export type ListScroller = { scrollTo: (key: string) => void }

/** Up to this many rows are all in the page, as the server sent them. */
const plainRowsMax = 120

/**
 * Which rows are in the page: all of a short list; of a long one those near the visible part, and
 * the focused row with its neighbours. The code that works this out is loaded for long lists only.
 */
export function useListWindow(keys: string[]) {
  const place = useRef<HTMLDivElement>(null)
  const measure = useRef<((row: HTMLElement | null) => void) | null>(null)
  const scroll = useRef<((key: string) => void) | null>(null)
  const focused = useRef<string | null>(null)
  const [known, setKnown] = useState<ListWindow | null>(null)
  const ref = useCallback((row: HTMLElement | null) => measure.current?.(row), [])
  const isLong = keys.length > plainRowsMax
  const isPrinting = useIsPrinting()
  const shown = isLong && !isPrinting ? (known ?? beginningOf()) : null

  /** The window until it is worked out; it includes the focused row. */
  function beginningOf(): ListWindow {
    const count = Math.max(plainRowsMax, keys.indexOf(focused.current ?? '') + 1)
    return firstRows(count, keys.length)
  }

  /** Always the same function, so that an unchanged row is not rendered again. */
  const rowProps = useCallback(
    ({ index, gap }: WindowRow) => ({
      ref,
      'data-index': index,
      style: gap === 0 ? undefined : { marginTop: gap },
    }),
    [ref],
  )

  return {
    rows: shown?.rows ?? firstRows(keys.length, keys.length).rows,
    scrollTo: (key: string) => scroll.current?.(key),
    rowProps,
    placeProps: {
      ref: place,
      style: shown ? { paddingBottom: shown.rest, overflowAnchor: 'none' as const } : undefined,
      onFocus: ({ target }: FocusEvent) => {
        const row = target.closest<HTMLElement>('[data-index]')
        focused.current = keys[Number(row?.dataset.index)] ?? null
      },
      onBlur: () => {
        focused.current = null
      },
    },
    reckoner: isLong ? { keys, place, measure, scroll, focused, onChange: setKnown } : null,
  }
}

export type RowProps = ReturnType<typeof useListWindow>['rowProps']

/** Paper is not scrolled. */
function useIsPrinting() {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // The browser prints the page as it is when these return.
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
