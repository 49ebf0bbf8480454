'use client'

import { useTranslations } from 'use-intl'
import { ApiFailure } from '@/lib/tasks/browser-client'
import { failureText } from '@/lib/tasks/failure-words'
import { Button } from '../_ui/button'
import { CopyButton } from '../_ui/copy-button'

type Props = { error: unknown; what: string; onRetry: () => void; className?: string }

/** That something did not load, why, and what to do. */
export function FailureNote({ error, what, onRetry, className = '' }: Props) {
  const t = useTranslations('failure')
  const words = useTranslations('failures')
  const failure = error instanceof ApiFailure ? error : null
  return (
    <div role="alert" className={`border-stamp border-l-3 bg-stamp-wash px-4 py-3 ${className}`}>
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
        {failure?.requestId && <CopyButton value={failure.requestId}>{t('copyId')}</CopyButton>}
      </div>
    </div>
  )
}
