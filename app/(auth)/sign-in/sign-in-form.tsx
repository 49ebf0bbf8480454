'use client'

import { signIn } from '@/lib/auth/browser-client'
import { TextField } from '../../_ui/field'
import { AuthForm, EmailField } from '../auth-form'
import { type FieldProblems, useAuthForm } from '../use-auth-form'

export function SignInForm() {
  const form = useAuthForm({
    check,
    submit: (values) =>
      signIn({ email: values.get('email')?.trim() ?? '', password: values.get('password') ?? '' }),
    fieldOf: (code) => (code === 'INVALID_EMAIL' ? 'email' : null),
  })
  return (
    <AuthForm form={form} submitLabel="Sign in" pendingLabel="Signing in…">
      <EmailField error={form.problems.email} />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={form.problems.password}
      />
    </AuthForm>
  )
}

function check(values: Map<string, string>): FieldProblems {
  const found: FieldProblems = {}
  if (!values.get('email')?.trim()) found.email = 'Enter your e-mail address.'
  if (!values.get('password')) found.password = 'Enter your password.'
  return found
}
