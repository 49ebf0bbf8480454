'use client'

import { absoluteDay, isOverdue, relativeDay } from '@/lib/tasks/due-date-words'
import type { Task } from '@/lib/tasks/task-schema'
import { useNow } from './use-now'

type Props = { task: Pick<Task, 'due_date' | 'due_time' | 'completed'> }

/** Absolute in the server's page, relative once the browser's day is known. */
export function DueMark({ task }: Props) {
  const now = useNow()
  const { due_date: day, due_time: time } = task
  if (!day) return null
  const overdue = now !== null && !task.completed && isOverdue(task, now)
  const full = time ? `${absoluteDay(day)}, ${time}` : absoluteDay(day)
  return (
    <time
      dateTime={time ? `${day}T${time}` : day}
      title={full}
      className={`whitespace-nowrap tabular-nums ${overdue ? 'font-semibold text-stamp' : ''}`}
    >
      {overdue && <span className="sr-only">Overdue: </span>}
      {now ? relativeDay(day, now.day) : absoluteDay(day)}
      {time && ` ${time}`}
    </time>
  )
}
