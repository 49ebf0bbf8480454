'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 } from 'uuid'
import { Button } from '../_ui/button'
import { useFocusSuccessor } from '../_ui/focus-successor'
import {
  useChangeQueue,
  useQueueState,
  useUnsavedWarning,
  useWaitingCount,
} from './change-queue-context'
import { showFailed } from './tasks/failed-toast'

const loadFailedChanges = () => import('./failed-changes').then((file) => file.FailedChanges)
const FailedChanges = dynamic(loadFailedChanges, { ssr: false })

const line =
  'arrive pointer-events-auto flex items-center border border-edge bg-sunk px-4 text-sm text-soft max-lg:rounded-md lg:rounded-b-md lg:border-t-0'

/** Says calmly that what is done here is kept, and why the server does not have it yet. */
export function WaitingBar() {
  const words = useTranslations('offline')
  const { away, changes } = useQueueState()
  const [isOpen, setOpen] = useState(false)
  const waiting = useWaitingCount()
  const failed = changes.length - waiting
  useUnsavedWarning()
  useFailedToasts()
  // Loaded now, since a refusal means there is a network, and later there may be none.
  useEffect(() => {
    if (failed > 0) loadFailedChanges().catch(() => {})
  }, [failed])
  // A later failure must not open it again.
  if (isOpen && failed === 0) setOpen(false)
  return (
    <>
      <div
        role="status"
        aria-label={words('title')}
        className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--foot)+0.25rem)] z-20 flex flex-col items-center gap-1 max-lg:in-[body:has([data-selection-bar])]:bottom-[calc(var(--foot)+3.25rem)] lg:top-0 lg:right-6 lg:bottom-auto lg:left-auto lg:items-end lg:gap-0"
      >
        {away && (
          <p className={`${line} py-1`}>
            {words(away)} {words('waiting', { count: waiting })}
          </p>
        )}
        {failed > 0 && <Failed count={failed} onShow={() => setOpen(true)} />}
      </div>
      {isOpen && <FailedChanges onClose={() => setOpen(false)} />}
    </>
  )
}

/** Away from the list, nothing else says that what was done there was refused. */
function useFailedToasts() {
  const words = useTranslations('changes')
  const queue = useChangeQueue()
  useEffect(
    () =>
      queue.onFailedUnheard((failed) =>
        showFailed(
          words,
          failed,
          (change) => void queue.begin([{ key: v7(), change, failure: null }]),
        ),
      ),
    [queue, words],
  )
}

function Failed({ count, onShow }: { count: number; onShow: () => void }) {
  const words = useTranslations('offline')
  const place = useRef<HTMLDivElement>(null)
  useFocusSuccessor(place)
  return (
    <div ref={place} className={line}>
      {words('failed', { count })}
      <Button size="sm" variant="quiet" className="-mr-3 ml-1" onClick={onShow}>
        {words('show')}
      </Button>
    </div>
  )
}
