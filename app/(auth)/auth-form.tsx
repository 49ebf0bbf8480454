import type { ReactNode } from 'react'
import { Button } from '../_ui/button'
import { TextField } from '../_ui/field'
import { FormMessage } from './form-message'
import type { useAuthForm } from './use-auth-form'

type Props = {
  form: ReturnType<typeof useAuthForm>
  submitLabel: string
  pendingLabel: string
  children: ReactNode
}

/** The form of an account's pages: what went wrong as a whole, its fields, and the one button. */
export function AuthForm({ form, submitLabel, pendingLabel, children }: Props) {
  return (
    // By POST, so that a password never lands in an address, even before the script has loaded.
    <form method="post" onSubmit={form.onSubmit} noValidate className="grid gap-5">
      <FormMessage>{form.message}</FormMessage>
      {children}
      <Button
        type="submit"
        variant="primary"
        aria-disabled={form.pending}
        className="sm:justify-self-start sm:px-8"
      >
        {form.pending ? pendingLabel : submitLabel}
      </Button>
    </form>
  )
}

export function EmailField({ error }: { error?: string }) {
  return (
    <TextField
      label="E-mail"
      name="email"
      type="email"
      autoComplete="username"
      required
      error={error}
    />
  )
}
