'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { changePassword } from '@/lib/auth/browser-account'
import { findPasswordProblem } from '@/lib/auth/password-check'
import { forgetToken } from '@/lib/tasks/browser-token'
import type { Translator } from '@/lib/words/translator'
import { TextField } from '../../_ui/field'
import { type FieldProblems, useForm } from '../../_ui/use-form'
import { NewPasswordField } from '../../(auth)/new-password-field'
import { SettingsForm } from './settings-form'
import { useLogRefetch } from './use-log-refetch'

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('settings')
  const authWords = useTranslations('auth')
  const router = useRouter()
  const refetchLog = useLogRefetch()
  const [done, setDone] = useState<string | null>(null)
  const form = useForm({
    check: (values) => check(values, t),
    submit: (values) => {
      setDone(null)
      return changePassword({
        currentPassword: values.get('currentPassword') ?? '',
        newPassword: values.get('newPassword') ?? '',
      })
    },
    fieldOf,
    onDone: (_values, element) => {
      // The token's session has ended with the others; the cookie holds a new one.
      forgetToken()
      element.reset()
      setDone(t('passwordChanged'))
      router.refresh()
      refetchLog()
      return 'staying'
    },
  })
  return (
    <SettingsForm
      form={form}
      submitLabel={t('changePassword')}
      pendingLabel={t('changing')}
      done={done}
    >
      {/* Tells a password manager whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t('currentPassword')}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={form.problems.currentPassword}
      />
      <NewPasswordField
        label={authWords('newPassword')}
        name="newPassword"
        error={form.problems.newPassword}
      />
    </SettingsForm>
  )
}

function check(values: Map<string, string>, t: Translator<'settings'>): FieldProblems {
  const found: FieldProblems = {}
  if (!values.get('currentPassword')) found.currentPassword = t('currentPasswordMissing')
  const problem = findPasswordProblem(values.get('newPassword') ?? '')
  if (problem) found.newPassword = problem
  return found
}

function fieldOf(code: string) {
  if (code === 'INVALID_PASSWORD') return 'currentPassword'
  return code.startsWith('PASSWORD_') ? 'newPassword' : null
}
