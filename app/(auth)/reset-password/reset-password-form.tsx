'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { resetPassword } from '@/lib/auth/browser-client'
import { findPasswordProblem } from '@/lib/auth/password-check'
import { type FieldProblems, leaveFor, useForm } from '../../_ui/use-form'
import { AuthForm } from '../auth-form'
import { AuthTitle } from '../auth-title'
import { NewPasswordField } from '../new-password-field'
import { SpentLink } from './spent-link'

export function ResetPasswordForm({ token }: { token: string }) {
  const t = useTranslations('resetPassword')
  const authWords = useTranslations('auth')
  const [isSpent, setIsSpent] = useState(false)
  // Nobody should find the token over a shoulder, or in the history.
  useEffect(() => window.history.replaceState(null, '', '/reset-password'), [])
  const form = useForm({
    check,
    submit: async (values) => {
      const newPassword = values.get('password') ?? ''
      const outcome = await resetPassword({ token, newPassword })
      if (!outcome.ok && outcome.code === 'INVALID_TOKEN') setIsSpent(true)
      return outcome
    },
    fieldOf: (code) => (code.startsWith('PASSWORD_') ? 'password' : null),
    onDone: () => leaveFor('/sign-in?reset'),
  })
  if (isSpent) {
    return (
      <div role="alert">
        <SpentLink />
      </div>
    )
  }
  return (
    <>
      <AuthTitle title={t('title')}>{t('text')}</AuthTitle>
      <AuthForm form={form} submitLabel={t('submit')} pendingLabel={t('pending')}>
        <NewPasswordField
          label={authWords('newPassword')}
          name="password"
          error={form.problems.password}
        />
      </AuthForm>
    </>
  )
}

function check(values: Map<string, string>): FieldProblems {
  const problem = findPasswordProblem(values.get('password') ?? '')
  return problem ? { password: problem } : {}
}
