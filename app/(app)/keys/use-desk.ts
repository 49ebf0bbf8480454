'use client'

import { type RefObject, useMemo } from 'react'
import { viewHref } from '@/lib/tasks/task-view'
import { groupsOf } from '@/lib/tasks/view-groups'
import { useHere } from '../here'
import { rowOf } from '../tasks/row-focus'
import type { ListScroller } from '../tasks/use-list-window'
import { type ListRest, useSelection } from '../tasks/use-selection'
import type { Desk } from './desk'
import { focusWhenThere } from './focus-when-there'

type Props = Pick<Desk, 'view' | 'tasks' | 'actions' | 'showView' | 'adjustView'> & {
  openId: string | null
  rest: ListRest
  list: RefObject<ListScroller | null>
  onOpen: (id: string | null) => void
}

/** The open list and its selection, for the commands. */
export function useDesk({ view, actions, openId, list, onOpen, ...props }: Props): Desk {
  const { zone, day } = useHere()
  const tasks = useMemo(() => {
    const groups = groupsOf(props.tasks, view, { zone, day })
    return groups ? groups.flatMap((group) => group.tasks) : props.tasks
  }, [props.tasks, view, zone, day])
  const selection = useSelection({
    tasks,
    rest: props.rest,
    place: viewHref(view),
    announce: actions.announce,
  })

  return {
    view,
    tasks,
    actions,
    selection,
    showView: props.showView,
    adjustView: props.adjustView,
    openDetails: onOpen,
    toggleDetails: (id) => onOpen(id === openId ? null : id),
    focusRow: (id) => {
      if (!rowOf(id)) list.current?.scrollTo(id)
      focusWhenThere(() => rowOf(id))
    },
  }
}
