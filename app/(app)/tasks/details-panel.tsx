'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import type { TaskView } from '@/lib/tasks/task-view'
import { DetailsPlace } from './details-place'
import { TaskDetails } from './task-details'
import { useOpenTask } from './use-open-task'
import type { TaskActions } from './use-task-actions'

type Props = Pick<ComponentProps<typeof TaskDetails>, 'actions' | 'onClose'> & {
  id: string
  /** The task as the list has it, if it does. */
  listed: Task | undefined
  view: TaskView
  actions: Pick<TaskActions, 'said'>
  onDelete: (task: Task) => void
  /** What is shown where the task is gone. */
  otherwise: ReactNode
}

export function DetailsPanel({ id, listed, view, otherwise, ...rest }: Props) {
  const { actions, onClose, onDelete } = rest
  const t = useTranslations('list')
  const task = useOpenTask({ id, listed, view, changes: actions.changes })
  if (!task) return otherwise
  return (
    <DetailsPlace
      label={t('detailsOf', { title: task.title })}
      said={actions.said}
      onClose={onClose}
    >
      <TaskDetails {...{ task, actions, onClose }} onDelete={() => onDelete(task)} />
    </DetailsPlace>
  )
}
