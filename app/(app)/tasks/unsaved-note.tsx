'use client'

import { type ReactNode, useRef } from 'react'
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
  className?: string
}

const underRow = 'mb-2 ml-20 max-sm:ml-11'

/** Under a row whose text the server does not have: what happened to it, and what can be done. */
export function UnsavedNote({ pending, actions, className = underRow }: Props) {
  const words = useTranslations('changes')
  const note = useRef<HTMLFieldSetElement>(null)
  useFocusSuccessor(note, titleOver)
  const { change, failure } = pending
  if (!failure) return null
  const isConflict = failure.current !== null
  return (
    <fieldset
      ref={note}
      aria-label={words('note.label')}
      className={`min-w-0 border-stamp border-l-3 bg-stamp-wash px-3 py-2 text-sm ${className}`}
    >
      <p>{words.rich('note.text', { why: failure.message, strong })}</p>
      {failure.current && change.kind === 'edit' && change.fields.title !== undefined && (
        <p className="mt-1">{words.rich('note.theirs', { title: failure.current.title, bdi })}</p>
      )}
      <TheirVersion pending={pending} except="title" />
      <div className="mt-1 flex flex-wrap gap-1">
        {isConflict ? (
          <Button size="sm" onClick={() => actions.insist(pending)}>
            {words('note.keepMine')}
          </Button>
        ) : (
          <Button size="sm" onClick={() => actions.retry(pending)}>
            {words('note.retry')}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => actions.discard(pending)}>
          {words(isConflict ? 'note.takeTheirs' : 'note.discard')}
        </Button>
        <CopyRequestId id={failure.requestId} />
      </div>
    </fieldset>
  )
}

/** The title of the note's row; without a row, the last button of the dialog that it is in. */
function titleOver(note: HTMLElement) {
  const title = note.closest('li')?.querySelector<HTMLElement>('[data-row-title]')
  return title ?? [...(note.closest('dialog')?.querySelectorAll('button') ?? [])].at(-1)
}

const strong = (text: ReactNode) => <strong className="font-semibold text-stamp">{text}</strong>
const bdi = (text: ReactNode) => <bdi>{text}</bdi>
