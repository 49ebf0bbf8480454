import type { Priority } from '@/lib/tasks/task-schema'

const tallies = { none: 0, low: 1, medium: 2, high: 3 }

/** A tally in the margin, in the stamp's colour only where it is high. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'none') return null
  const colour = priority === 'high' ? 'bg-stamp' : 'bg-faint'
  return (
    <span className="flex items-center gap-[2.5px]" title={`${priority} priority`}>
      <span className="sr-only">{priority} priority</span>
      {['first', 'second', 'third'].slice(0, tallies[priority]).map((stroke) => (
        <span
          key={stroke}
          className={`h-3.5 w-[2px] rotate-12 forced-colors:bg-current ${colour}`}
        />
      ))}
    </span>
  )
}
