import type { Metadata } from 'next'
import { translator } from '@/lib/words/translator'
import { buttonClass } from './_ui/button'
import { MessagePage } from './_ui/message-page'

const t = translator('notFound')

export const metadata: Metadata = { title: t('documentTitle') }

export default function NotFound() {
  return (
    <MessagePage stamp={t('stamp')} title={t('title')} text={t('text')}>
      <a href="/tasks" className={buttonClass({ variant: 'plain' })}>
        {t('toList')}
      </a>
    </MessagePage>
  )
}
