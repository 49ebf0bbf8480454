'use client'

import { useTranslations } from 'use-intl'
import { signUp } from '@/lib/auth/browser-client'
import { findPasswordProblem } from '@/lib/auth/password-check'
import type { Translator } from '@/lib/words/translator'
import { TextField } from '../../_ui/field'
import { type FieldProblems, leaveFor, useForm } from '../../_ui/use-form'
import { AuthForm, EmailField, findEmailProblem } from '../auth-form'
import { NewPasswordField } from '../new-password-field'

export function SignUpForm() {
  const t = useTranslations('signUp')
  const authWords = useTranslations('auth')
  const form = useForm({
    check: (values) => check(values, authWords),
    submit: (values) =>
      signUp({
        name: values.get('name')?.trim() ?? '',
        email: values.get('email')?.trim() ?? '',
        password: values.get('password') ?? '',
      }),
    fieldOf,
    onDone: () => leaveFor('/tasks'),
  })
  return (
    <AuthForm form={form} submitLabel={t('submit')} pendingLabel={t('pending')}>
      <TextField
        label={authWords('name')}
        name="name"
        autoComplete="name"
        dir="auto"
        required
        error={form.problems.name}
      />
      <EmailField error={form.problems.email} />
      <NewPasswordField
        label={authWords('password')}
        name="password"
        error={form.problems.password}
      />
    </AuthForm>
  )
}

function check(values: Map<string, string>, t: Translator<'auth'>): FieldProblems {
  const found: FieldProblems = {}
  const emailProblem = findEmailProblem(values.get('email')?.trim() ?? '', t)
  const passwordProblem = findPasswordProblem(values.get('password') ?? '')
  if (!values.get('name')?.trim()) found.name = t('nameMissing')
  if (emailProblem) found.email = emailProblem
  if (passwordProblem) found.password = passwordProblem
  return found
}

function fieldOf(code: string) {
  if (code.startsWith('PASSWORD_')) return 'password'
  return code.startsWith('USER_ALREADY_EXISTS') || code === 'INVALID_EMAIL' ? 'email' : null
}
