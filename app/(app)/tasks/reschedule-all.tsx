'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { fetchAllTasks } from '@/lib/tasks/browser-client'
import { addDays } from '@/lib/tasks/calendar-day'
import { failureText, requestIdOf } from '@/lib/tasks/failure-words'
import { applyChanges } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import type { TaskView } from '@/lib/tasks/task-view'
import { isInView, listParams } from '@/lib/tasks/view-list'
import { Button } from '../../_ui/button'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { showToast } from '../../_ui/toaster'
import { useHere } from '../here'
import type { TaskActions } from './use-task-actions'

type Props = {
  view: TaskView
  /** All overdue tasks, or null if the list has not loaded them all. */
  overdue: Task[] | null
  actions: TaskActions
}

/** Moves all of the view's overdue tasks to today, loaded or not. */
export function RescheduleAll({ view, overdue, actions }: Props) {
  const t = useTranslations('list')
  const failures = useTranslations('failures')
  const { day, time } = useHere()
  const [pending, setPending] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useFocusSuccessor(button)
  const yesterday = addDays(day, -1)

  /** A task that was completed just now may still be shown. */
  function move(tasks: Task[]) {
    const open = tasks.filter((task) => isInView(task, view, yesterday))
    // With a time that is over by now it would be overdue again at once.
    actions.editMany(open, ({ due_time: at }) => ({
      due_date: day,
      ...(at !== null && at < time ? { due_time: null } : {}),
    }))
  }

  async function fetchAndMove() {
    if (pending) return
    setPending(true)
    try {
      const stored = await fetchAllTasks(listParams(view, yesterday))
      move(applyChanges(stored, actions.changes))
    } catch (error) {
      const message = t('rescheduleFailed', { reason: failureText(failures, error) })
      const action = { label: t('rescheduleAll'), run: fetchAndMove }
      const requestId = requestIdOf(error)
      showToast({ id: 'reschedule', tone: 'error', message, action, requestId })
    } finally {
      setPending(false)
    }
  }

  return (
    <Button
      ref={button}
      data-reschedule-all
      variant="quiet"
      size="sm"
      aria-disabled={pending}
      onClick={() => (overdue ? move(overdue) : fetchAndMove())}
    >
      {pending ? t('rescheduling') : t('rescheduleAll')}
    </Button>
  )
}
