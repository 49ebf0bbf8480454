'use client'

import { useTranslations } from 'use-intl'
import { Button } from './_ui/button'
import { CopyButton } from './_ui/copy-button'
import { MessagePage } from './_ui/message-page'

type Props = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations('pageError')
  return (
    <MessagePage title={t('title')} text={t('text')}>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => retry()}>
          {t('retry')}
        </Button>
        {error.digest && <CopyButton value={error.digest}>{t('copyId')}</CopyButton>}
      </div>
    </MessagePage>
  )
}
