'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { DetailsPlace } from './details-place'
import { TaskDetails } from './task-details'

export function DetailsPanel(props: ComponentProps<typeof TaskDetails>) {
  const label = useTranslations('list')('detailsOf', { title: props.task.title })
  return (
    <DetailsPlace label={label} onClose={props.onClose}>
      <TaskDetails {...props} />
    </DetailsPlace>
  )
}
