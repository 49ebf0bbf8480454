'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fetchAllTasks } from '@/lib/tasks/browser-client'
import { addDays } from '@/lib/tasks/calendar-day'
import { failureText } from '@/lib/tasks/failure-words'
import { applyChanges } from '@/lib/tasks/optimistic-tasks'
import type { TaskView } from '@/lib/tasks/task-view'
import { isInView, listParams } from '@/lib/tasks/view-list'
import { Button } from '../../_ui/button'
import { showToast } from '../../_ui/toaster'
import { useHere } from '../here'
import type { TaskActions } from './use-task-actions'

type Props = { view: TaskView; actions: TaskActions }

/** Moves to today whatever the view has from before, be it loaded yet or not. */
export function RescheduleAll({ view, actions }: Props) {
  const t = useTranslations('list')
  const failures = useTranslations('failures')
  const { day } = useHere()
  const [pending, setPending] = useState(false)

  async function reschedule() {
    if (pending) return
    setPending(true)
    try {
      const yesterday = addDays(day, -1)
      const stored = await fetchAllTasks(listParams(view, yesterday))
      const overdue = applyChanges(stored, actions.changes).filter((task) =>
        isInView(task, view, yesterday),
      )
      actions.editMany(overdue, () => ({ due_date: day }))
    } catch (error) {
      const message = t('rescheduleFailed', { reason: failureText(failures, error) })
      const action = { label: t('rescheduleAll'), run: reschedule }
      showToast({ id: 'reschedule', tone: 'error', message, action })
    } finally {
      setPending(false)
    }
  }

  return (
    <Button variant="quiet" size="sm" aria-disabled={pending} onClick={reschedule}>
      {pending ? t('rescheduling') : t('rescheduleAll')}
    </Button>
  )
}
