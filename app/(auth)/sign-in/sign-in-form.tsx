'use client'

import { signIn } from '@/lib/auth/browser-client'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/field'
import { FormMessage } from '../form-message'
import { type FieldProblems, useAuthForm } from '../use-auth-form'

export function SignInForm() {
  const { onSubmit, pending, problems, message } = useAuthForm({
    check,
    submit: (values) =>
      signIn({ email: values.get('email')?.trim() ?? '', password: values.get('password') ?? '' }),
    fieldOf: (code) => (code === 'INVALID_EMAIL' ? 'email' : null),
  })
  return (
    // By POST, so that a password never lands in an address, even before the script has loaded.
    <form method="post" onSubmit={onSubmit} noValidate className="grid gap-5">
      <FormMessage>{message}</FormMessage>
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={problems.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={problems.password}
      />
      <Button
        type="submit"
        variant="primary"
        aria-disabled={pending}
        className="sm:justify-self-start sm:px-8"
      >
        {pending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}

function check(values: Map<string, string>): FieldProblems {
  const found: FieldProblems = {}
  if (!values.get('email')?.trim()) found.email = 'Enter your e-mail address.'
  if (!values.get('password')) found.password = 'Enter your password.'
  return found
}
