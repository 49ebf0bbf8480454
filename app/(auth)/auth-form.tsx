'use client'

import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Translator } from '@/lib/words/translator'
import { Button } from '../_ui/button'
import { TextField } from '../_ui/field'
import { FormMessage } from '../_ui/form-message'
import type { useForm } from '../_ui/use-form'
import { browserZone, keepZone } from '../keep-zone'

type Props = {
  form: ReturnType<typeof useForm>
  submitLabel: string
  pendingLabel: string
  children: ReactNode
}

/** The form of the account pages: what went wrong as a whole, the fields, and one button. */
export function AuthForm({ form, submitLabel, pendingLabel, children }: Props) {
  function submit(event: FormEvent<HTMLFormElement>) {
    void form.onSubmit(event)
    // For the list that follows; not before the request is on its way.
    setTimeout(() => keepZone(browserZone()))
  }

  return (
    // By POST, so that a password never lands in an address, even before the script has loaded.
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <FormMessage refusal={form.refusal} />
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
  const t = useTranslations('auth')
  return (
    <TextField
      label={t('email')}
      name="email"
      type="email"
      autoComplete="username"
      required
      error={error}
    />
  )
}

/** What is wrong with a typed address; whether anybody has it is not checked. */
export function findEmailProblem(email: string, t: Translator<'auth'>): string | null {
  return /^\S+@\S+\.\S+$/.test(email) ? null : t('emailMalformed')
}
