'use client'

import { useTranslations } from 'use-intl'
import { signIn } from '@/lib/auth/browser-client'
import type { Translator } from '@/lib/words/translator'
import { TextField } from '../../_ui/field'
import { type FieldProblems, leaveFor, useForm } from '../../_ui/use-form'
import { AuthForm, EmailField } from '../auth-form'

/** @param to the page to open afterwards. */
export function SignInForm({ to }: { to: string }) {
  const t = useTranslations('signIn')
  const authWords = useTranslations('auth')
  const form = useForm({
    check: (values) => check(values, authWords),
    submit: (values) =>
      signIn({ email: values.get('email')?.trim() ?? '', password: values.get('password') ?? '' }),
    fieldOf: (code) => (code === 'INVALID_EMAIL' ? 'email' : null),
    onDone: () => leaveFor(to),
  })
  return (
    <AuthForm form={form} submitLabel={t('title')} pendingLabel={t('pending')}>
      <EmailField error={form.problems.email} />
      <TextField
        label={authWords('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={form.problems.password}
      />
    </AuthForm>
  )
}

function check(values: Map<string, string>, t: Translator<'auth'>): FieldProblems {
  const found: FieldProblems = {}
  if (!values.get('email')?.trim()) found.email = t('emailMissing')
  if (!values.get('password')) found.password = t('passwordMissing')
  return found
}
