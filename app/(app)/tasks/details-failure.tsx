'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { PendingChange } from '@/lib/tasks/optimistic-tasks'
import { Button } from '../../_ui/button'
import { CopyRequestId } from '../../_ui/copy-request-id'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import { TheirVersion } from './their-version'
import type { TaskActions } from './use-task-actions'

type Props = {
  pending: PendingChange
  actions: Pick<TaskActions, 'retry' | 'insist' | 'discard'>
}

/** In the panel: what the server has instead of what is in the fields, and what can be done. */
export function DetailsFailure({ pending, actions }: Props) {
  const words = useTranslations('details.failed')
  const note = useRef<HTMLFieldSetElement>(null)
  useFocusSuccessor(note, ({ parentElement }) => parentElement?.querySelector('[data-first-field]'))
  const { failure } = pending
  if (!failure) return null
  const { current } = failure
  return (
    <fieldset
      ref={note}
      aria-label={words('label')}
      className="min-w-0 border-stamp border-l-3 bg-stamp-wash px-3 py-2 text-sm"
    >
      <p>{current ? words('conflict') : failure.message}</p>
      <TheirVersion pending={pending} />
      <div className="mt-1 flex flex-wrap gap-1">
        {current ? (
          <Button size="sm" onClick={() => actions.insist(pending)}>
            {words('keepMine')}
          </Button>
        ) : (
          <Button size="sm" onClick={() => actions.retry(pending)}>
            {words('retry')}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => actions.discard(pending)}>
          {words(current ? 'takeTheirs' : 'discard')}
        </Button>
        <CopyRequestId id={failure.requestId} />
      </div>
    </fieldset>
  )
}
