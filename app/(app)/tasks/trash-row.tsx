'use client'

import dynamic from 'next/dynamic'
import { memo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { Button } from '../../_ui/button'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { Icon } from '../../_ui/icon'
import type { TaskLine } from './list-rows'
import type { WindowRow } from './list-window'
import { focusedRow, successorOf } from './row-focus'
import { SelectMark } from './select-mark'
import type { RowProps } from './use-list-window'
import type { SelectionTools } from './use-selection'
import type { TaskActions } from './use-task-actions'

const ConfirmErase = dynamic(
  () =>
    import('./later-parts').then(
      (module) => module.ConfirmErase,
      () => () => null,
    ),
  { ssr: false },
)

type Props = WindowRow & {
  line: TaskLine
  rowProps: RowProps
  actions: Pick<TaskActions, 'restore' | 'erase'>
  selection: SelectionTools
}

/** Like any other row, not rendered again while scrolling. */
export const TrashRow = memo(function TrashRow({
  line: { task, number, place },
  index,
  gap,
  rowProps,
  actions,
  selection,
}: Props) {
  const t = useTranslations('list')
  const [asking, setAsking] = useState(false)
  useFocusSuccessor(
    () => focusedRow(task.id),
    (row) => successorOf(row),
  )
  return (
    <li
      {...place}
      {...rowProps({ index, gap })}
      id={`task-${task.id}`}
      tabIndex={-1}
      className="flex min-h-11 items-start border-rule border-b text-soft sm:items-center"
    >
      <SelectMark task={task} number={number} selection={selection} />
      <span className="min-w-0 flex-1 py-2 pl-3 text-[1.0625rem] leading-snug">
        <bdi>{task.title}</bdi>
      </span>
      <Button
        variant="quiet"
        size="sm"
        data-row-focus
        data-act="restore"
        aria-label={t('restoreTask', { title: task.title })}
        onClick={() => actions.restore(task)}
      >
        <Icon name="restore" />
        <span className="max-sm:hidden">{t('restore')}</span>
      </Button>
      <Button
        variant="quiet"
        size="sm"
        data-act="erase"
        aria-label={t('eraseTask', { title: task.title })}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </Button>
      {asking && (
        <ConfirmErase
          tasks={[task]}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            // While the dialog is open, nothing behind it can take the focus.
            flushSync(() => setAsking(false))
            actions.erase(task)
          }}
        />
      )}
    </li>
  )
})
