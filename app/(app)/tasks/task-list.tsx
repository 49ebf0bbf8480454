'use client'

import dynamic from 'next/dynamic'
import {
  type ComponentProps,
  Fragment,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
} from 'react'
import { useTranslations } from 'use-intl'
import type { PendingChange } from '@/lib/tasks/optimistic-tasks'
import { taskIdOf } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { type TaskView, viewHref } from '@/lib/tasks/task-view'
import { groupsOf, overdueKey } from '@/lib/tasks/view-groups'
import { isInView } from '@/lib/tasks/view-list'
import { useHere } from '../here'
import { GroupHeading } from './group-heading'
import { GroupList } from './group-list'
import type { ListReckoner as Reckoner } from './list-reckoner'
import { listRows, sectionsOf, type TaskLine } from './list-rows'
import { firstRows, type WindowRow } from './list-window'
import { RescheduleAll } from './reschedule-all'
import { TaskRow } from './task-row'
import { TrashRow } from './trash-row'
import { useArrivals } from './use-arrivals'
import { type ListScroller, useListWindow } from './use-list-window'
import { useNearEnd } from './use-near-end'
import type { SelectionTools } from './use-selection'
import type { TaskActions } from './use-task-actions'

const ListReckoner = dynamic(
  () =>
    import('./list-reckoner').then(
      (module) => module.ListReckoner,
      () => EveryRow,
    ),
  { ssr: false },
)

type Props = {
  ref: Ref<ListScroller>
  tasks: Task[]
  view: TaskView
  total: number | null
  hasMore: boolean
  label: string
  actions: TaskActions
  selection: SelectionTools
  openId: string | null
  onOpen: (id: string) => void
  onTag: (tag: string) => void
  /** The next page, unless it is on its way, or has failed to come. */
  fetchMore: (() => void) | null
}

export function TaskList({
  tasks,
  view,
  total,
  hasMore,
  label,
  actions,
  selection,
  ...props
}: Props) {
  const words = useTranslations('list')
  const { zone, day } = useHere()
  const groups = useMemo(
    () => groupsOf(tasks, view, { zone, day }) ?? [{ key: '', tasks }],
    [tasks, view, zone, day],
  )
  const rows = useMemo(() => listRows(groups, { total, hasMore }), [groups, total, hasMore])
  const keys = useMemo(() => rows.map(({ key }) => key), [rows])
  const list = useListWindow(keys)
  useImperativeHandle(props.ref, () => ({ scrollTo: list.scrollTo }))
  const arrived = useArrivals(tasks, viewHref(view))
  const failed = failuresById(actions.changes)
  const overdue = hasMore ? null : (groups.find(({ key }) => key === overdueKey)?.tasks ?? null)
  const { fetchMore } = props
  const end = useNearEnd(fetchMore)

  function recentOf(task: Task) {
    if (!actions.lingering.has(task.id)) return null
    return isInView(task, view, day) ? 'stays' : 'leaves'
  }

  function renderTask(line: TaskLine, { index, gap }: WindowRow) {
    const { task } = line
    // None of these change when only the window of rows moves.
    const same = { line, index, gap, rowProps: list.rowProps, actions, selection }
    if (view.name === 'trash') return <TrashRow key={task.id} {...same} />
    return (
      <TaskRow
        key={task.id}
        {...same}
        failed={failed.get(task.id)}
        recent={recentOf(task)}
        isNew={arrived.has(task.id)}
        isOpen={props.openId === task.id}
        onOpen={props.onOpen}
        onTag={props.onTag}
      />
    )
  }

  return (
    <>
      <div className="flow-root" {...list.placeProps}>
        {sectionsOf(rows, list.rows).map(({ group, heading, lines }) => (
          <Fragment key={group}>
            {heading && (
              <GroupHeading
                group={group}
                {...list.rowProps(heading)}
                action={group === overdueKey && <RescheduleAll {...{ view, overdue, actions }} />}
              />
            )}
            {lines.length > 0 && (
              <GroupList group={group} label={label}>
                {lines.map(({ line, row }) => renderTask(line, row))}
              </GroupList>
            )}
          </Fragment>
        ))}
      </div>
      {hasMore && total !== null && (
        <p className="hidden py-4 print:block">
          {words('printedPart', { count: tasks.length, total })}
        </p>
      )}
      <div ref={end} />
      {list.reckoner && <ListReckoner {...list.reckoner} />}
    </>
  )
}

/** Without the reckoner, whose script may not load, all rows are in the page. */
function EveryRow({ keys, onChange }: ComponentProps<typeof Reckoner>) {
  useEffect(() => onChange(firstRows(keys.length, keys.length)), [keys, onChange])
  return null
}

function failuresById(changes: PendingChange[]) {
  return new Map(
    changes
      .filter(({ failure }) => failure !== null)
      .map((pending) => [taskIdOf(pending.change), pending]),
  )
}
