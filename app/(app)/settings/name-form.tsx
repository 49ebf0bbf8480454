'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { nameLengthMax } from '@/lib/auth/account-limits'
import { changeName } from '@/lib/auth/browser-account'
import type { Translator } from '@/lib/words/translator'
import { TextField } from '../../_ui/field'
import { type FieldProblems, useForm } from '../../_ui/use-form'
import { SettingsForm } from './settings-form'

export function NameForm({ name }: { name: string }) {
  const t = useTranslations('settings')
  const authWords = useTranslations('auth')
  const router = useRouter()
  const [done, setDone] = useState<string | null>(null)
  const form = useForm({
    check: (values) => check(values, authWords),
    submit: (values) => {
      setDone(null)
      return changeName(nameOf(values))
    },
    fieldOf: () => null,
    onDone: () => {
      setDone(t('saved'))
      router.refresh()
      return 'staying'
    },
  })
  return (
    <SettingsForm form={form} submitLabel={t('saveName')} pendingLabel={t('saving')} done={done}>
      <TextField
        label={authWords('name')}
        name="name"
        autoComplete="name"
        dir="auto"
        defaultValue={name}
        required
        error={form.problems.name}
      />
    </SettingsForm>
  )
}

function nameOf(values: Map<string, string>) {
  return values.get('name')?.trim() ?? ''
}

function check(values: Map<string, string>, t: Translator<'auth'>): FieldProblems {
  const { length } = [...nameOf(values)]
  if (length === 0) return { name: t('nameMissing') }
  if (length > nameLengthMax) return { name: t('nameTooLong', { max: nameLengthMax }) }
  return {}
}
