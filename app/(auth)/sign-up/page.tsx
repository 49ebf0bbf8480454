import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findPageUser } from '@/lib/auth/page-caller'
import { translator } from '@/lib/words/translator'
import { TextLink } from '../../_ui/text-link'
import { AuthTitle } from '../auth-title'
import { SignUpForm } from './sign-up-form'

const t = translator('signUp')

export const metadata: Metadata = { title: t('documentTitle') }

export default async function SignUpPage() {
  if (await findPageUser()) redirect('/tasks')
  return (
    <>
      <AuthTitle title={t('title')}>{t('text')}</AuthTitle>
      <SignUpForm />
      <p className="mt-8 text-soft">
        {t.rich('haveOne', { link: (words) => <TextLink href="/sign-in">{words}</TextLink> })}
      </p>
    </>
  )
}
