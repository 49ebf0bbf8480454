'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { requestPasswordReset } from '@/lib/auth/browser-client'
import type { Translator } from '@/lib/words/translator'
import { Button } from '../../_ui/button'
import { type FieldProblems, useForm } from '../../_ui/use-form'
import { AuthForm, EmailField, findEmailProblem } from '../auth-form'
import { AuthTitle } from '../auth-title'

type Props = { arrivesIn: 'mailbox' | 'log' }

export function ForgotPasswordForm({ arrivesIn }: Props) {
  const t = useTranslations('forgotPassword')
  const authWords = useTranslations('auth')
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const form = useForm({
    check: (values) => check(values, authWords),
    submit: (values) => requestPasswordReset(emailOf(values)),
    fieldOf: (code) => (code === 'VALIDATION_ERROR' ? 'email' : null),
    onDone: (values) => {
      setAskedFor(emailOf(values))
      return 'staying'
    },
  })
  if (askedFor !== null) {
    return <Asked {...{ arrivesIn, askedFor }} onAgain={() => setAskedFor(null)} />
  }
  return (
    <>
      <AuthTitle title={t('title')}>
        {t(arrivesIn === 'log' ? 'textByLog' : 'textByMail')}
      </AuthTitle>
      <AuthForm form={form} submitLabel={t('submit')} pendingLabel={t('pending')}>
        <EmailField error={form.problems.email} />
      </AuthForm>
    </>
  )
}

type AskedProps = Props & { askedFor: string; onAgain: () => void }

/** The same for every address: whether it has an account is nobody's business but its owner's. */
function Asked({ arrivesIn, askedFor, onAgain }: AskedProps) {
  const t = useTranslations('forgotPassword')
  const byLog = arrivesIn === 'log'
  return (
    <div role="status" tabIndex={-1} ref={(element) => element?.focus()} className="outline-none">
      <AuthTitle title={t(byLog ? 'askedTitleByLog' : 'askedTitleByMail')}>
        {t.rich(byLog ? 'askedByLog' : 'askedByMail', {
          email: () => <bdi className="break-all text-ink">{askedFor}</bdi>,
        })}
      </AuthTitle>
      {!byLog && <p className="mb-8 text-soft">{t('nothingThere')}</p>}
      <Button onClick={onAgain}>{t('again')}</Button>
    </div>
  )
}

function emailOf(values: Map<string, string>) {
  return values.get('email')?.trim() ?? ''
}

function check(values: Map<string, string>, t: Translator<'auth'>): FieldProblems {
  const problem = findEmailProblem(emailOf(values), t)
  return problem ? { email: problem } : {}
}
