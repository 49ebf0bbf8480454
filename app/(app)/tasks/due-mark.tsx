'use client'

import { useTranslations } from 'use-intl'
import { absoluteDay, isOverdue, relativeDay, timeOfDay } from '@/lib/tasks/due-date-words'
import type { Task } from '@/lib/tasks/task-schema'
import { useHere } from '../here'

type Props = { task: Pick<Task, 'due_date' | 'due_time' | 'completed'> }

/** How far off the due date is, with the full date on hover. */
export function DueMark({ task }: Props) {
  const t = useTranslations('dates')
  const here = useHere()
  const { due_date: day, due_time: time } = task
  if (!day) return null
  const overdue = !task.completed && isOverdue(task, here)
  const full = absoluteDay(day, here.locale)
  const clock = time ? timeOfDay(time, here.locale) : null
  return (
    <time
      dateTime={time ? `${day}T${time}` : day}
      title={clock ? `${full}, ${clock}` : full}
      className={`whitespace-nowrap tabular-nums ${overdue ? 'font-semibold text-stamp' : ''}`}
      // The server and the browser may write a date differently.
      suppressHydrationWarning
    >
      {overdue && <span className="sr-only">{t('overdue')} </span>}
      {[relativeDay(day, here.day, here.locale), clock].filter(Boolean).join(' ')}
    </time>
  )
}
