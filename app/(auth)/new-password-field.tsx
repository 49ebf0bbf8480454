'use client'

import { useTranslations } from 'use-intl'
import { passwordLengthMax, passwordLengthMin } from '@/lib/auth/password-limits'
import { TextField } from '../_ui/field'

type Props = { label: string; name: string; error?: string }

export function NewPasswordField(props: Props) {
  const t = useTranslations('auth')
  return (
    <TextField
      type="password"
      autoComplete="new-password"
      required
      hint={t('passwordHint', { min: passwordLengthMin, max: passwordLengthMax })}
      {...props}
    />
  )
}
