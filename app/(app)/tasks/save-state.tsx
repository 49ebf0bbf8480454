'use client'

import { useTranslations } from 'use-intl'
import type { SaveState as State } from '@/lib/tasks/optimistic-tasks'

/** Whether the server has what is shown; that it is being saved is not worth reading out. */
export function SaveState({ state }: { state: State }) {
  const words = useTranslations('details.state')
  return (
    <p
      role="status"
      className={`text-sm ${state === 'failed' ? 'font-medium text-stamp' : 'text-soft'}`}
    >
      <span aria-hidden={state === 'saving' ? true : undefined}>{words(state)}</span>
    </p>
  )
}
