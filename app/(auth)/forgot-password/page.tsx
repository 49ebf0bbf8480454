import type { Metadata } from 'next'
import { env } from '@/lib/env'
import { translator } from '@/lib/words/translator'
import { TextLink } from '../../_ui/text-link'
import { AuthTitle } from '../auth-title'
import { ForgotPasswordForm } from './forgot-password-form'

const t = translator('forgotPassword')

export const metadata: Metadata = { title: t('title') }

export default function ForgotPasswordPage() {
  const { mailDelivery } = env()
  return (
    <>
      {mailDelivery === 'none' ? (
        <NoMail />
      ) : (
        <ForgotPasswordForm arrivesIn={mailDelivery === 'log' ? 'log' : 'mailbox'} />
      )}
      <p className="mt-8 text-soft">
        <TextLink href="/sign-in">{t('back')}</TextLink>
      </p>
    </>
  )
}

function NoMail() {
  return (
    <>
      <AuthTitle title={t('noMailTitle')}>{t('noMail')}</AuthTitle>
      <p>
        {t.rich('noMailHelp', {
          code: (name) => <code className="font-mono text-[0.9em]">{name}</code>,
        })}
      </p>
    </>
  )
}
