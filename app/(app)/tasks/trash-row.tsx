'use client'

import { type ComponentProps, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import { Button } from '../../_ui/button'
import { Dialog } from '../../_ui/dialog'
import { Icon } from '../../_ui/icon'
import type { TaskActions } from './use-task-actions'

type Props = {
  task: Task
  number: number
  actions: Pick<TaskActions, 'restore' | 'erase'>
  item: ComponentProps<'li'>
}

export function TrashRow({ task, number, actions, item }: Props) {
  const t = useTranslations('list')
  const [asking, setAsking] = useState(false)
  return (
    <li
      {...item}
      id={`task-${task.id}`}
      tabIndex={-1}
      className="flex min-h-11 items-start border-rule border-b text-soft sm:items-center"
    >
      <span
        aria-hidden="true"
        className="w-9 shrink-0 pr-2 text-right text-faint text-xs tabular-nums max-sm:pt-3.5 sm:w-11 sm:pr-2.5"
      >
        {number}
      </span>
      <bdi className="min-w-0 flex-1 py-2 pl-3 text-[1.0625rem] leading-snug">{task.title}</bdi>
      <Button
        variant="quiet"
        size="sm"
        data-row-focus
        data-restore
        aria-label={t('restoreTask', { title: task.title })}
        onClick={() => actions.restore(task)}
      >
        <Icon name="restore" />
        <span className="max-sm:hidden">{t('restore')}</span>
      </Button>
      <Button
        variant="quiet"
        size="sm"
        data-erase
        aria-label={t('eraseTask', { title: task.title })}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </Button>
      {asking && (
        <ConfirmErase
          title={task.title}
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
}

type ConfirmProps = { title: string; onCancel: () => void; onConfirm: () => void }

/** The one thing here that cannot be undone. */
function ConfirmErase({ title, onCancel, onConfirm }: ConfirmProps) {
  const t = useTranslations('list')
  return (
    <Dialog
      role="alertdialog"
      aria-labelledby="erase-title"
      aria-describedby="erase-text"
      onDismiss={onCancel}
    >
      <h2 id="erase-title" className="font-serif text-2xl leading-tight">
        {t.rich('eraseTitle', { title: () => <bdi>{title}</bdi> })}
      </h2>
      <p id="erase-text" className="mt-2 mb-6 text-soft">
        {t('eraseText')}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button variant="primary" onClick={onConfirm}>
          {t('erase')}
        </Button>
      </div>
    </Dialog>
  )
}
