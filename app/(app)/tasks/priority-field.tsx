'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Priority } from '@/lib/tasks/task-schema'

const priorities = ['none', 'low', 'medium', 'high'] as const satisfies Priority[]

type Props = { value: Priority; onChange: (priority: Priority) => void }

export function PriorityField({ value, onChange }: Props) {
  const words = useTranslations('details')
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{words('priority')}</legend>
      <div className="grid grid-cols-4 rounded-md border border-edge bg-sheet p-0.5">
        {priorities.map((priority) => (
          <label
            key={priority}
            className="relative grid min-h-10 max-sm:min-h-11 cursor-pointer place-items-center rounded-sm px-1 text-sm text-soft hover:text-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={name}
              value={priority}
              checked={value === priority}
              onChange={() => onChange(priority)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            {words(`priorities.${priority}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
