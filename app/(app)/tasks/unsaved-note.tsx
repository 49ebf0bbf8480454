'use client'

import type { PendingChange } from '@/lib/tasks/optimistic-tasks'
import { Button } from '../../_ui/button'
import { CopyButton } from '../../_ui/copy-button'
import type { TaskActions } from './use-task-actions'

type Props = {
  pending: PendingChange
  actions: Pick<TaskActions, 'retry' | 'insist' | 'giveUp'>
}

/** Under a row whose text the server does not have: what happened to it, and what one can do. */
export function UnsavedNote({ pending, actions }: Props) {
  const { change, failure } = pending
  if (!failure) return null
  const isConflict = failure.current !== null
  return (
    <fieldset
      aria-label="Not saved"
      className="min-w-0 mb-2 ml-20 border-stamp border-l-3 bg-stamp-wash px-3 py-2 text-sm max-sm:ml-11"
    >
      <p>
        <strong className="font-semibold text-stamp">Not saved.</strong> {failure.message} What you
        typed is kept here.
      </p>
      {failure.current && change.kind === 'edit' && change.fields.title !== undefined && (
        <p className="mt-1">
          It now reads “<bdi>{failure.current.title}</bdi>”.
        </p>
      )}
      <div className="mt-1 flex flex-wrap gap-1">
        {isConflict ? (
          <Button size="sm" onClick={() => actions.insist(pending)}>
            Keep mine
          </Button>
        ) : (
          <Button size="sm" onClick={() => actions.retry(pending)}>
            Retry
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => actions.giveUp(pending.key)}>
          {isConflict ? 'Take theirs' : 'Discard'}
        </Button>
        {failure.requestId && <CopyButton value={failure.requestId}>Copy request id</CopyButton>}
      </div>
    </fieldset>
  )
}
