import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { pageAfterSignIn } from '@/lib/after-sign-in'
import { findPageUser } from '@/lib/auth/page-caller'
import { translator } from '@/lib/words/translator'
import { TextLink } from '../../_ui/text-link'
import { AuthTitle } from '../auth-title'
import { SignInForm } from './sign-in-form'

const t = translator('signIn')

export const metadata: Metadata = { title: t('title') }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const params = await searchParams
  const to = pageAfterSignIn([params.to].flat()[0])
  if (await findPageUser()) redirect(to)
  return (
    <>
      <AuthTitle title={t('title')}>{greetingOf(params)}</AuthTitle>
      <SignInForm to={to} />
      <p className="mt-8 text-soft">
        <TextLink href="/forgot-password">{t('forgot')}</TextLink>
      </p>
      <p className="mt-3 text-soft">
        {t.rich('newHere', { link: (words) => <TextLink href="/sign-up">{words}</TextLink> })}
      </p>
    </>
  )
}

function greetingOf({ ended, reset }: Record<string, unknown>) {
  if (reset !== undefined) return t('textAfterReset')
  if (ended !== undefined) return t('textAfterEnd')
  return t('text')
}
