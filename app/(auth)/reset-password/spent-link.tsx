'use client'

import { useTranslations } from 'use-intl'
import { TextLink } from '../../_ui/text-link'
import { AuthTitle } from '../auth-title'

export function SpentLink() {
  const t = useTranslations('resetPassword')
  return (
    <>
      <AuthTitle title={t('spentTitle')}>{t('spent')}</AuthTitle>
      <p className="text-soft">
        <TextLink href="/forgot-password">{t('askAgain')}</TextLink>
      </p>
    </>
  )
}
