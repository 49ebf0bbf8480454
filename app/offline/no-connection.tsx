'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Button, buttonClass } from '../_ui/button'
import { MessagePage } from '../_ui/message-page'

/** In place of a page that needs a network. It gives way as soon as there is one. */
export function NoConnection({ hasList }: { hasList: boolean }) {
  const t = useTranslations('offlineShell')
  useEffect(() => {
    window.addEventListener('online', reload)
    return () => window.removeEventListener('online', reload)
  }, [])
  return (
    <MessagePage
      stamp={t('stamp')}
      title={t('title')}
      text={hasList ? t('textWithList') : t('text')}
    >
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={reload}>
          {t('retry')}
        </Button>
        {hasList && (
          <a href="/tasks" className={buttonClass({ variant: 'plain' })}>
            {t('toList')}
          </a>
        )}
      </div>
    </MessagePage>
  )
}

function reload() {
  window.location.reload()
}
