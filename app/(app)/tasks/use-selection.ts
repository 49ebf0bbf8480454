'use client'

import { useState } from 'react'
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

type Props = { tasks: Task[]; place: string; announce: (words: string) => void }

/** The selected ones of the tasks that are seen. Another place begins with none. */
export function useSelection({ tasks, place, announce }: Props) {
  const words = useTranslations('selection')
  const [selection, setSelection] = useState(noSelection)
  const [isChoosing, setChoosing] = useState(false)
  const [given, setGiven] = useState(place)
  if (given !== place) {
    setGiven(place)
    setSelection(noSelection)
    setChoosing(false)
  }
  const order = tasks.map(({ id }) => id)
  const isSelected = (id: string) => selection.ids.has(id)
  const selected = tasks.filter(({ id }) => isSelected(id))

  function select(next: Selection) {
    setSelection(next)
    const count = order.filter((id) => next.ids.has(id)).length
    announce(words('count', { count }))
  }

  return {
    isSelected,
    selected,
    /** With nothing selected too, once one has asked to select. */
    isOpen: isChoosing || selected.length > 0,
    open: () => setChoosing(true),
    toggle: (id: string) => select(toggleSelected(selection, id)),
    /** From the last one that was taken to this one. */
    reach: (id: string) => select(selectTo(selection, id, order)),
    extend: (from: string, to: string) => select(extendFrom(selection, { from, to, order })),
    takeAll: () => select(selectAll(order)),
    clear: () => {
      if (selected.length > 0) announce(words('count', { count: 0 }))
      setSelection(noSelection)
      setChoosing(false)
    },
  }
}

export type SelectionTools = ReturnType<typeof useSelection>
