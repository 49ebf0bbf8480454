'use client'

import { type MouseEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  extendFrom,
  noSelection,
  type Selection,
  selectAll,
  selectTo,
  toggleSelected,
} from '@/lib/tasks/selection'
import type { Task } from '@/lib/tasks/task-schema'

/** What of the list is not loaded yet. */
export type ListRest = {
  /** The next page; null where it cannot be asked for now, or there is none. */
  fetch: (() => void) | null
  isThere: boolean
  isComing: boolean
}

type Props = { tasks: Task[]; rest: ListRest; place: string; announce: (words: string) => void }

/** The selection among the shown tasks. Another place starts with none. */
export function useSelection({ tasks, rest, place, announce }: Props) {
  const words = useTranslations('selection')
  const [taken, setSelection] = useState(noSelection)
  const [isTakingAll, setTakingAll] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const [given, setGiven] = useState(place)
  if (given !== place) {
    setGiven(place)
    setSelection(noSelection)
    setTakingAll(false)
    setChoosing(false)
  }
  const order = tasks.map(({ id }) => id)
  const selection = isTakingAll ? selectAll(order) : taken
  const isSelected = (id: string) => selection.ids.has(id)
  const selected = tasks.filter(({ id }) => isSelected(id))

  function select(next: Selection) {
    setSelection(next)
    setTakingAll(false)
    const count = order.filter((id) => next.ids.has(id)).length
    announce(words('count', { count }))
  }

  const { fetch: fetchNext, isComing } = rest
  const takeLoaded = useEffectEvent(() => select(selectAll(order)))
  useEffect(() => {
    if (!isTakingAll) return
    if (fetchNext) fetchNext()
    // All tasks have loaded, or the rest has failed to: either way, the number selected is
    // announced.
    else if (!isComing) takeLoaded()
  }, [isTakingAll, fetchNext, isComing])

  return {
    isSelected,
    selected,
    /** Not all of what was asked for is loaded yet. */
    isComing: isTakingAll && (isComing || fetchNext !== null),
    isAll: selected.length === order.length && !rest.isThere,
    /** Also with nothing selected, once a selection has begun. */
    isOpen: isChoosing || selected.length > 0,
    open: () => setChoosing(true),
    toggle: (id: string) => select(toggleSelected(selection, id)),
    /** With Shift, selects from the last one that was selected to this one. */
    press: (id: string, { shiftKey }: { shiftKey: boolean }) =>
      select(shiftKey ? selectTo(selection, id, order) : toggleSelected(selection, id)),
    extend: (from: string, to: string) => select(extendFrom(selection, { from, to, order })),
    takeAll: () => setTakingAll(true),
    clear: () => {
      if (selected.length > 0) announce(words('count', { count: 0 }))
      setSelection(noSelection)
      setTakingAll(false)
      setChoosing(false)
    },
  }
}

export type SelectionTools = ReturnType<typeof useSelection>

/** With Shift, the browser would select the text between two presses. */
export function keepTextUnselected(event: MouseEvent) {
  if (event.shiftKey) event.preventDefault()
}
