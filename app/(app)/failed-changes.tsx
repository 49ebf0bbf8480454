'use client'

import { useTranslations } from 'use-intl'
import { v7 } from 'uuid'
import type { ChangeQueue } from '@/lib/offline/change-queue'
import type { PendingChange, TaskChange } from '@/lib/tasks/optimistic-tasks'
import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { useChangeQueue, useQueueState } from './change-queue-context'
import { UnsavedNote } from './tasks/unsaved-note'

/** The changes that were not saved, including those of tasks that are in no list any more. */
export function FailedChanges({ onClose }: { onClose: () => void }) {
  const words = useTranslations('offline')
  const actions = failedActions(useChangeQueue())
  const failed = useQueueState().changes.filter(({ failure }) => failure !== null)
  return (
    <Dialog aria-labelledby="failed-title" onDismiss={onClose}>
      <h2 id="failed-title" className="mb-4 font-serif text-2xl leading-tight">
        {words('failedTitle')}
      </h2>
      <ul className="grid gap-3">
        {failed.map((pending) => (
          <li key={pending.key}>
            <p dir="auto" className="mb-1 break-words font-medium">
              {titleOf(pending.change)}
            </p>
            <UnsavedNote {...{ pending, actions }} className="" />
          </li>
        ))}
      </ul>
      <div className="mt-6 flex justify-end">
        <Button onClick={onClose}>{words('close')}</Button>
      </div>
    </Dialog>
  )
}

/** The row's actions, but without undo: what is corrected here was done some time ago. */
function failedActions(queue: ChangeQueue) {
  const replace = (key: string, change: TaskChange) =>
    void queue.begin([{ key: v7(), change, failure: null }], [key])
  return {
    discard: ({ key }: PendingChange) => void queue.begin([], [key]),
    retry: ({ key, change }: PendingChange) => replace(key, change),
    insist: ({ key, change, failure }: PendingChange) => {
      if (change.kind === 'edit' && failure?.current) {
        replace(key, { ...change, base: failure.current })
      }
    },
  }
}

function titleOf(change: TaskChange) {
  return change.kind === 'edit' ? (change.fields.title ?? change.base.title) : change.task.title
}
