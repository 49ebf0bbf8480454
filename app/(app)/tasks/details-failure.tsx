'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { conflictingFields } from '@/lib/tasks/optimistic-merge'
import type { PendingChange, TaskFields } from '@/lib/tasks/optimistic-tasks'
import type { Task } from '@/lib/tasks/task-schema'
import { Button } from '../../_ui/button'
import { CopyRequestId } from '../../_ui/copy-request-id'
import { useFocusSuccessor } from '../../_ui/focus-successor'
import type { TaskActions } from './use-task-actions'

type Props = {
  pending: PendingChange
  actions: Pick<TaskActions, 'retry' | 'insist' | 'giveUp'>
}

/** In the panel: what the server has instead of what is in the fields, and what one can do. */
export function DetailsFailure({ pending, actions }: Props) {
  const words = useTranslations('details.failed')
  const note = useRef<HTMLFieldSetElement>(null)
  useFocusSuccessor(note, ({ parentElement }) => parentElement?.querySelector('[data-first-field]'))
  const { change, failure } = pending
  if (!failure) return null
  const { current } = failure
  const base = change.kind === 'edit' && current ? { ...change, current } : null
  return (
    <fieldset
      ref={note}
      aria-label={words('label')}
      className="min-w-0 border-stamp border-l-3 bg-stamp-wash px-3 py-2 text-sm"
    >
      <p>{current ? words('conflict') : failure.message}</p>
      {base && <Theirs names={conflictingFields(base)} task={base.current} />}
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
        <Button size="sm" variant="quiet" onClick={() => actions.giveUp(pending.key)}>
          {words(current ? 'takeTheirs' : 'discard')}
        </Button>
        <CopyRequestId id={failure.requestId} />
      </div>
    </fieldset>
  )
}

function Theirs({ names, task }: { names: string[]; task: Task }) {
  const words = useTranslations('details')
  const shown: Record<keyof TaskFields, { label: string; value: string | null }> = {
    title: { label: words('title'), value: task.title },
    description: { label: words('notes'), value: task.description },
    due_date: { label: words('dueDate'), value: task.due_date },
    due_time: { label: words('dueTime'), value: task.due_time },
    priority: { label: words('priority'), value: words(`priorities.${task.priority}`) },
    tags: { label: words('tags'), value: task.tags.join(', ') },
  }
  return (
    <dl className="mt-1">
      {Object.entries(shown)
        .filter(([name]) => names.includes(name))
        .map(([name, { label, value }]) => (
          <div key={name} className="py-0.5">
            <dt className="font-medium">{words('failed.theirs', { field: label })}</dt>
            <dd dir="auto" className="max-h-32 overflow-y-auto whitespace-pre-wrap break-words">
              {value || words('failed.nothing')}
            </dd>
          </div>
        ))}
    </dl>
  )
}
