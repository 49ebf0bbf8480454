'use client'

import { useTranslations } from 'use-intl'
import { timeOfDay, weekdayAndDay } from '@/lib/tasks/due-date-words'
import { conflictingFields } from '@/lib/tasks/optimistic-merge'
import type { PendingChange, TaskFields } from '@/lib/tasks/optimistic-tasks'
import { useHere } from '../here'

type Props = { pending: PendingChange; except?: keyof TaskFields }

/** Somebody else's values of the fields that both have changed. */
export function TheirVersion({ pending: { change, failure }, except }: Props) {
  const words = useTranslations('details')
  const { day: today, locale } = useHere()
  const current = failure?.current
  if (change.kind !== 'edit' || !current) return null
  const { due_date: day, due_time: time } = current
  const shown: Record<keyof TaskFields, { label: string; value: string | null }> = {
    title: { label: words('title'), value: current.title },
    description: { label: words('notes'), value: current.description },
    due_date: { label: words('dueDate'), value: day && weekdayAndDay(day, today, locale) },
    due_time: { label: words('dueTime'), value: time && timeOfDay(time, locale) },
    priority: { label: words('priority'), value: words(`priorities.${current.priority}`) },
    tags: { label: words('tags'), value: current.tags.join(', ') },
  }
  const names = conflictingFields({ ...change, current }).filter((name) => name !== except)
  if (names.length === 0) return null
  return (
    <dl className="mt-1">
      {Object.entries(shown)
        .filter(([name]) => names.includes(name))
        .map(([name, { label, value }]) => (
          <div key={name} className="py-0.5">
            <dt className="font-medium">{words('failed.theirs', { field: label })}</dt>
            <dd dir="auto" className="max-h-32 overflow-y-auto whitespace-pre-wrap break-words">
              {value || words('failed.nothing')}
            </dd>
          </div>
        ))}
    </dl>
  )
}
