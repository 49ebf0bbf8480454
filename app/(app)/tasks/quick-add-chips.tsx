'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { timeOfDay, weekdayAndDay } from '@/lib/tasks/due-date-words'
import type { QuickAddSpan } from '@/lib/tasks/quick-add'
import { Icon } from '../../_ui/icon'
import { useHere } from '../here'

/** A screen reader is told when typing pauses, not at each key. */
const pauseMs = 800

type Props = { spans: QuickAddSpan[]; onRevert: (span: QuickAddSpan) => void }

/** What was recognised in the line; a press turns it back into text. */
export function QuickAddChips({ spans, onRevert }: Props) {
  const words = useTranslations('quickAdd')
  const nameOf = useSpanWords()
  const heard = useSettled(spans.map(nameOf).join(', '))
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {heard && words('heard', { what: heard })}
      </p>
      {spans.length > 0 && (
        <ul aria-label={words('recognised')} className="flex flex-wrap gap-1.5 py-2 lg:pl-11">
          {spans.map((span) => (
            <li key={span.start} className="min-w-0">
              <button
                type="button"
                aria-label={words('remove', { what: nameOf(span) })}
                onClick={() => onRevert(span)}
                className="flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-rule bg-stamp-wash px-2.5 text-left text-sm hover:border-stamp max-sm:min-h-11"
              >
                <bdi className="min-w-0 truncate">{nameOf(span)}</bdi>
                <Icon name="close" width={14} height={14} className="shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function useSpanWords() {
  const words = useTranslations('quickAdd')
  const { day: today, locale } = useHere()
  return (span: QuickAddSpan): string => {
    switch (span.kind) {
      case 'date': {
        const day = weekdayAndDay(span.day, today, locale)
        if (span.time === null) return words('due', { day })
        return words('dueAt', { day, time: timeOfDay(span.time, locale) })
      }
      case 'time':
        return words('at', { time: timeOfDay(span.time, locale) })
      case 'priority':
        return words(`priority.${span.priority}`)
      case 'tag':
        return words('tag', { tag: span.tag })
    }
  }
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
