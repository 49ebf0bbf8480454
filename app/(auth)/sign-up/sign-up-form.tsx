'use client'

import { signUp } from '@/lib/auth/browser-client'
import { passwordLengthMax, passwordLengthMin } from '@/lib/auth/password-limits'
import { TextField } from '../../_ui/field'
import { AuthForm, EmailField } from '../auth-form'
import { type FieldProblems, useAuthForm } from '../use-auth-form'

export function SignUpForm() {
  const form = useAuthForm({
    check,
    submit: (values) =>
      signUp({
        name: values.get('name')?.trim() ?? '',
        email: values.get('email')?.trim() ?? '',
        password: values.get('password') ?? '',
      }),
    fieldOf,
  })
  return (
    <AuthForm form={form} submitLabel="Create account" pendingLabel="Creating the account…">
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        dir="auto"
        required
        error={form.problems.name}
      />
      <EmailField error={form.problems.email} />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={`${passwordLengthMin} to ${passwordLengthMax} characters. A sentence is a good one.`}
        error={form.problems.password}
      />
    </AuthForm>
  )
}

function check(values: Map<string, string>): FieldProblems {
  const found: FieldProblems = {}
  const password = values.get('password') ?? ''
  if (!values.get('name')?.trim()) found.name = 'Enter a name. It is shown to you alone.'
  if (!/^\S+@\S+\.\S+$/.test(values.get('email')?.trim() ?? '')) {
    found.email = 'Enter an e-mail address, like you@example.com.'
  }
  if (password.length < passwordLengthMin) {
    found.password = `A password needs at least ${passwordLengthMin} characters; this one has ${password.length}.`
  }
  if (password.length > passwordLengthMax) {
    found.password = `A password has at most ${passwordLengthMax} characters; this one has ${password.length}.`
  }
  return found
}

function fieldOf(code: string) {
  if (code.startsWith('PASSWORD_')) return 'password'
  return code.startsWith('USER_ALREADY_EXISTS') || code === 'INVALID_EMAIL' ? 'email' : null
}
