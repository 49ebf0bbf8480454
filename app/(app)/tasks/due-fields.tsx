'use client'

import { type ChangeEvent, type FocusEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TaskFields } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { dayProblem } from '@/lib/tasks/title-check'
import { TextField } from '../../_ui/field'
import { useFieldDraft } from './use-field-draft'
import { useProblemWords } from './use-problem-words'

/** A date is typed in three parts; a pause means that it is complete. */
const pauseMs = 700

type Props = {
  task: Task
  onSave: (fields: Partial<TaskFields>, seen: Partial<TaskFields>) => void
}

export function useDueFields({ task, onSave }: Props) {
  const words = useTranslations('details.problem')
  const say = useProblemWords()
  // A partly filled field reports an empty value.
  const [partly, setPartly] = useState({ date: false, time: false })
  const date = useFieldDraft({
    id: `${task.id} due_date`,
    stored: task.due_date ?? '',
    pauseMs,
    check: (day) => (partly.date ? words('dateIncomplete') : say(dayProblem(day))),
    save: (day, seen) =>
      onSave(day ? { due_date: day } : { due_date: null, due_time: null }, {
        due_date: seen || null,
      }),
  })
  const time = useFieldDraft({
    id: `${task.id} due_time`,
    stored: task.due_time ?? '',
    pauseMs,
    check: (minute) => {
      if (partly.time) return words('timeIncomplete')
      return minute !== '' && task.due_date === null ? words('timeAlone') : null
    },
    save: (minute, seen) => onSave({ due_time: minute || null }, { due_time: seen || null }),
  })
  return {
    date: { ...date, setPartly: (is: boolean) => setPartly({ ...partly, date: is }) },
    time: { ...time, setPartly: (is: boolean) => setPartly({ ...partly, time: is }) },
    isDirty: date.isDirty || time.isDirty,
    problem: date.problem ?? time.problem,
  }
}

type Due = ReturnType<typeof useDueFields>

export function DueFields({ date, time }: Due) {
  const words = useTranslations('details')
  return (
    <div className="grid grid-cols-[1.15fr_1fr] gap-2.5">
      <TextField
        label={words('dueDate')}
        type="date"
        min="1970-01-01"
        max="9999-12-31"
        {...bind(date, 'YYYY-MM-DD')}
      />
      <TextField label={words('dueTime')} type="time" {...bind(time, 'HH:MM')} />
    </div>
  )
}

function bind({ value, problem, change, setPartly, onFocus, onBlur }: Due['date'], form: string) {
  return {
    value,
    error: problem,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      setPartly(target.validity.badInput)
      change(target.value.slice(0, form.length))
    },
    onFocus,
    onBlur: ({ target }: FocusEvent<HTMLInputElement>) => {
      setPartly(target.validity.badInput)
      onBlur()
    },
  }
}
