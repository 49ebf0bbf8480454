'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { DetailsPlace } from './details-place'
import { TaskDetails } from './task-details'
import type { TaskActions } from './use-task-actions'

type Props = ComponentProps<typeof TaskDetails> & { actions: Pick<TaskActions, 'said'> }

export function DetailsPanel(props: Props) {
  const label = useTranslations('list')('detailsOf', { title: props.task.title })
  return (
    <DetailsPlace label={label} said={props.actions.said} onClose={props.onClose}>
      <TaskDetails {...props} />
    </DetailsPlace>
  )
}
