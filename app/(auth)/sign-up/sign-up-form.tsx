'use client'

import { signUp } from '@/lib/auth/browser-client'
import { passwordLengthMax, passwordLengthMin } from '@/lib/auth/password-limits'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/field'
import { FormMessage } from '../form-message'
import { type FieldProblems, useAuthForm } from '../use-auth-form'

export function SignUpForm() {
  const { onSubmit, pending, problems, message } = useAuthForm({
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
    // By POST, so that a password never lands in an address, even before the script has loaded.
    <form method="post" onSubmit={onSubmit} noValidate className="grid gap-5">
      <FormMessage>{message}</FormMessage>
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        dir="auto"
        required
        error={problems.name}
      />
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
        autoComplete="new-password"
        required
        hint={`${passwordLengthMin} to ${passwordLengthMax} characters. A sentence is a good one.`}
        error={problems.password}
      />
      <Button
        type="submit"
        variant="primary"
        aria-disabled={pending}
        className="sm:justify-self-start sm:px-8"
      >
        {pending ? 'Creating the account…' : 'Create account'}
      </Button>
    </form>
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
