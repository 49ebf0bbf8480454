'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { deleteAccount } from '@/lib/auth/browser-account'
import type { Translator } from '@/lib/words/translator'
import { Button } from '../../_ui/button'
import { Dialog } from '../../_ui/dialog'
import { TextField } from '../../_ui/field'
import { FormMessage } from '../../_ui/form-message'
import { type FieldProblems, leaveFor, useForm } from '../../_ui/use-form'
import { useChangeQueue } from '../change-queue-context'
import { leaveAccount } from '../leave-account'

export function DeleteAccount() {
  const t = useTranslations('settings')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button className="max-sm:w-full" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {asking && <ConfirmDelete onCancel={() => setAsking(false)} />}
    </>
  )
}

function ConfirmDelete({ onCancel }: { onCancel: () => void }) {
  const t = useTranslations('settings')
  const authWords = useTranslations('auth')
  const { owner } = useChangeQueue()
  const form = useForm({
    check: (values) => check(values, authWords),
    submit: (values) => leaveAccount(owner, () => deleteAccount(values.get('password') ?? '')),
    fieldOf: (code) => (code === 'INVALID_PASSWORD' ? 'password' : null),
    onDone: () => leaveFor('/?deleted'),
  })
  const dismiss = () => form.pending || onCancel()
  return (
    <Dialog aria-labelledby="delete-title" aria-describedby="delete-text" onDismiss={dismiss}>
      <h2 id="delete-title" className="font-serif text-2xl leading-tight">
        {t('deleteQuestion')}
      </h2>
      <p id="delete-text" className="mt-2 mb-6 text-soft">
        {t('deleteWarning')}
      </p>
      <form method="post" onSubmit={form.onSubmit} noValidate className="grid gap-5">
        <FormMessage refusal={form.refusal} />
        <TextField
          label={t('yourPassword')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={form.problems.password}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={dismiss}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" aria-disabled={form.pending}>
            {form.pending ? t('deleting') : t('deleteForGood')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function check(values: Map<string, string>, t: Translator<'auth'>): FieldProblems {
  return values.get('password') ? {} : { password: t('passwordMissing') }
}
