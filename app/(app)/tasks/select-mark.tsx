'use client'

import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import { PriorityMark } from './priority-mark'
import { keepTextUnselected, type SelectionTools } from './use-selection'

type Props = { task: Task; number: number; selection: SelectionTools }

/** The margin of a row: its number or its priority, and the button that selects it. */
export function SelectMark({ task, number, selection }: Props) {
  const words = useTranslations('selection')
  const isSelected = selection.isSelected(task.id)

  return (
    <div className="group/mark relative flex h-11 w-9 shrink-0 items-center justify-end gap-1.5 pr-2 sm:w-11 sm:pr-2.5">
      <span
        className={`flex items-center pointer-fine:group-hover/mark:opacity-0 ${selection.isOpen ? 'opacity-0' : ''}`}
      >
        <PriorityMark priority={task.priority} />
        {task.priority === 'none' && (
          <span aria-hidden="true" className="text-faint text-xs tabular-nums">
            {number}
          </span>
        )}
      </span>
      <button
        type="button"
        aria-pressed={isSelected}
        aria-label={words('select', { title: task.title })}
        // Out of the tab order until a selection has begun, which keeps tabbing through the list
        // short; a key, a menu and the palette begin one.
        tabIndex={selection.isOpen ? 0 : -1}
        onClick={(event) => selection.press(task.id, event)}
        onMouseDown={keepTextUnselected}
        className={`absolute inset-y-0 right-0 flex w-11 items-center justify-end pr-2 -outline-offset-2 sm:pr-2.5 ${selection.isOpen ? '' : 'opacity-0 focus-visible:opacity-100 pointer-fine:group-hover/mark:opacity-100'}`}
      >
        <span
          aria-hidden="true"
          className={`size-4 rounded-full border-[1.5px] ${isSelected ? 'border-ink bg-ink inset-ring-2 inset-ring-sheet forced-colors:bg-[Highlight]' : 'border-edge bg-sheet'}`}
        />
      </button>
    </div>
  )
}
