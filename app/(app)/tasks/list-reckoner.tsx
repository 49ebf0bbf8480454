'use client'

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useLayoutEffect,
  useState,
} from 'react'
import { isSameWindow, type ListWindow, rowHeight, windowOf } from './list-window'

const overscan = 20
/** Rows are added and removed in steps of this many: rendering costs more than keeping them. */
const step = 10

type Props = {
  keys: string[]
  place: RefObject<HTMLElement | null>
  measure: RefObject<((row: HTMLElement | null) => void) | null>
  scroll: RefObject<((key: string) => void) | null>
  focused: RefObject<string | null>
  onChange: Dispatch<SetStateAction<ListWindow | null>>
}

/** Works out which rows of a long list are to be in the page. Shows nothing itself. */
export function ListReckoner({ keys, place, measure, scroll, focused, onChange }: Props) {
  const [scrollMargin, setScrollMargin] = useState(0)
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count: keys.length,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: () => rowHeight,
    // Not rounded: the gap for a row that is left out must be as high as the row was.
    measureElement: (row) => row.getBoundingClientRect().height,
    rangeExtractor: (range) => withFocused(range, keys.indexOf(focused.current ?? '')),
    overscan,
    scrollMargin,
    useFlushSync: false,
  })
  const { measureElement } = virtualizer

  // Measures the rows that were in the page before this script was loaded.
  useLayoutEffect(() => {
    measure.current = measureElement
    for (const row of place.current?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
      measureElement(row)
    }
    return () => {
      measure.current = null
      onChange(null)
    }
  }, [measure, measureElement, place, onChange])

  useLayoutEffect(() => {
    scroll.current = (key) => virtualizer.scrollToIndex(keys.indexOf(key), { align: 'center' })
    return () => {
      scroll.current = null
    }
  }, [scroll, virtualizer, keys])

  useLayoutEffect(() => {
    // Measuring where the list begins is costly while rows come and go, and scrolling does not move
    // it.
    const top = virtualizer.isScrolling ? undefined : place.current?.getBoundingClientRect().top
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY))
    const items = virtualizer.getVirtualItems()
    const end = scrollMargin + virtualizer.getTotalSize()
    const next = windowOf(items, { start: scrollMargin, end })
    if (items.length > 0) onChange((known) => (isSameWindow(known, next) ? known : next))
  })
  return null
}

/** Adds the focused row and those beside it, so that Tab and a deletion have somewhere to go. */
function withFocused(range: Range, focused: number) {
  const near = defaultRangeExtractor({
    ...range,
    startIndex: Math.floor(range.startIndex / step) * step,
    endIndex: Math.ceil(range.endIndex / step) * step,
  })
  if (focused < 0) return near
  const beside = [focused - 1, focused, focused + 1]
  const indexes = [...near, ...beside].filter((index) => index >= 0 && index < range.count)
  return [...new Set(indexes)].sort((a, b) => a - b)
}
