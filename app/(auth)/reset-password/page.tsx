import type { Metadata } from 'next'
import { isLinkGood } from '@/lib/auth/password-reset-link'
import { translator } from '@/lib/words/translator'
import { TextLink } from '../../_ui/text-link'
import { AuthTitle } from '../auth-title'
import { ResetPasswordForm } from './reset-password-form'
import { SpentLink } from './spent-link'

const t = translator('resetPassword')

export const metadata: Metadata = { title: t('title') }

export default async function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  const { token } = await searchParams
  if (typeof token !== 'string') return <NoLink />
  return (await isLinkGood(token)) ? <ResetPasswordForm token={token} /> : <SpentLink />
}

function NoLink() {
  return (
    <>
      <AuthTitle title={t('title')}>{t('needsLink')}</AuthTitle>
      <p className="text-soft">
        {t.rich('noMail', {
          link: (words) => <TextLink href="/forgot-password">{words}</TextLink>,
        })}
      </p>
    </>
  )
}
