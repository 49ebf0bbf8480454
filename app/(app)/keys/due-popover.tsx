'use client'

import { type FormEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { knownLocale } from '@/lib/here'
import { addDays } from '@/lib/tasks/calendar-day'
import { weekdayAndDay } from '@/lib/tasks/due-date-words'
import type { Task } from '@/lib/tasks/task-schema'
import { firstDayOfWeek, nextWeek } from '@/lib/tasks/wall-clock'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/field'
import { Popover } from '../../_ui/popover'
import { useHere } from '../here'
import { Choice } from './choice'
import type { Desk } from './desk'
import { closeLayer } from './layers'
import { setDueDate } from './task-edits'

type Props = { desk: Desk; tasks: Task[]; anchor: Element | null }

export function DuePopover({ desk, tasks, anchor }: Props) {
  const words = useTranslations('keys.due')
  const { day: today, locale } = useHere()
  const only = tasks.length === 1 ? tasks[0]?.due_date : null
  const [draft, setDraft] = useState(only ?? '')

  function choose(day: string | null) {
    // First, while the element that had the focus can still get it back.
    flushSync(closeLayer)
    setDueDate(desk, tasks, day)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (draft) choose(draft)
  }

  const firstDay = firstDayOfWeek(knownLocale(navigator.language))
  const days = { today, tomorrow: addDays(today, 1), nextWeek: nextWeek(today, firstDay) }
  // The same day once, on the last of a week.
  const isTwice = days.nextWeek === days.tomorrow
  const choices = ['today', 'tomorrow', ...(isTwice ? [] : ['nextWeek' as const])] as const
  return (
    <Popover anchor={anchor} aria-label={words('title')} onDismiss={closeLayer}>
      {choices.map((name) => (
        <Choice key={name} onClick={() => choose(days[name])}>
          {words(name)}
          <span className="ml-auto text-soft tabular-nums">
            {weekdayAndDay(days[name], today, locale)}
          </span>
        </Choice>
      ))}
      <Choice onClick={() => choose(null)}>{words('none')}</Choice>
      <form method="post" onSubmit={onSubmit} className="mt-1 grid gap-2 border-rule border-t p-2">
        <TextField
          label={words('date')}
          type="date"
          required
          min="1970-01-01"
          max="9999-12-31"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
        />
        <Button type="submit" size="sm">
          {words('set')}
        </Button>
      </form>
    </Popover>
  )
}
