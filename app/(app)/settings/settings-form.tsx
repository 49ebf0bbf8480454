'use client'

import type { ReactNode } from 'react'
import { Button } from '../../_ui/button'
import { FormMessage } from '../../_ui/form-message'
import type { useForm } from '../../_ui/use-form'

type Props = {
  form: ReturnType<typeof useForm>
  submitLabel: string
  pendingLabel: string
  /** What was done, once it has been. */
  done: string | null
  children: ReactNode
}

export function SettingsForm({ form, submitLabel, pendingLabel, done, children }: Props) {
  return (
    // By POST, so that a password never lands in an address, even before the script has loaded.
    <form method="post" onSubmit={form.onSubmit} noValidate className="grid gap-5">
      <FormMessage refusal={form.refusal} />
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" aria-disabled={form.pending} className="max-sm:w-full">
          {form.pending ? pendingLabel : submitLabel}
        </Button>
        <p role="status" className="text-sm text-soft">
          {form.pending ? '' : done}
        </p>
      </div>
    </form>
  )
}
