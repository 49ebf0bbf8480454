import { calendarLeaf } from '@/lib/tasks/due-date-words'

/** The leaf of a tear-off calendar. */
export function DayLeaf({ day, locale }: { day: string; locale: string }) {
  const words = calendarLeaf(day, locale)
  return (
    <div className="min-h-44 border-rule border-t pt-4">
      <time dateTime={day} className="block">
        <span className="block text-soft">{words.weekday}</span>
        <span className="-ml-1 block font-serif text-[6.5rem] leading-[1.15] tracking-[-0.04em]">
          {words.day}
        </span>
        <span className="block text-soft">{words.month}</span>
      </time>
    </div>
  )
}
