'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { failureText, requestIdOf } from '@/lib/tasks/failure-words'
import { Button } from '../_ui/button'
import { CopyRequestId } from '../_ui/copy-request-id'
import { useFocusSuccessor } from '../_ui/focus-successor'

type Props = { error: unknown; what: string; onRetry: () => void; className?: string }

/** Says that something did not load, why, and what to do. */
export function FailureNote({ error, what, onRetry, className = '' }: Props) {
  const t = useTranslations('failure')
  const words = useTranslations('failures')
  const note = useRef<HTMLDivElement>(null)
  useFocusSuccessor(note)
  return (
    <div
      ref={note}
      role="alert"
      className={`border-stamp border-l-3 bg-stamp-wash px-4 py-3 ${className}`}
    >
      <p>
        {t.rich('text', {
          what: () => <strong className="font-semibold text-stamp">{what}</strong>,
          reason: failureText(words, error),
        })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
        <CopyRequestId id={requestIdOf(error)} />
      </div>
    </div>
  )
}
