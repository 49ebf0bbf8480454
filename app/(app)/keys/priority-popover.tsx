'use client'

import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { Task } from '@/lib/tasks/task-schema'
import { Popover } from '../../_ui/popover'
import { Choice } from './choice'
import { commandOf } from './commands'
import type { Desk } from './desk'
import { KeyNames } from './key-names'
import { closeLayer } from './layers'
import { useLetterKeys } from './letter-keys'
import { setPriority } from './task-edits'

type Props = { desk: Desk; tasks: Task[]; anchor: Element | null }

const choices = [
  ['high', 'priorityHigh'],
  ['medium', 'priorityMedium'],
  ['low', 'priorityLow'],
  ['none', 'priorityNone'],
] as const

export function PriorityPopover({ desk, tasks, anchor }: Props) {
  const words = useTranslations('keys')
  const hasLetters = useLetterKeys()
  return (
    <Popover anchor={anchor} aria-label={words('priority')} onDismiss={closeLayer}>
      {choices.map(([priority, id]) => (
        <Choice
          key={id}
          onClick={() => {
            // First, while the element that had the focus can still get it back.
            flushSync(closeLayer)
            setPriority(desk, tasks, priority)
          }}
        >
          {words(`commands.${id}`)}
          {hasLetters && (
            <span className="ml-auto">
              <KeyNames keys={commandOf(id).keys[0]} />
            </span>
          )}
        </Choice>
      ))}
    </Popover>
  )
}
