import { translator } from '../words/translator'
import { passwordLengthMax, passwordLengthMin } from './password-limits'

const t = translator('auth')

/** What keeps a new password from being taken, for the person who chose it. */
export function findPasswordProblem(password: string): string | null {
  const { length } = password
  if (length < passwordLengthMin) {
    return t('passwordTooShort', { min: passwordLengthMin, length })
  }
  if (length > passwordLengthMax) {
    return t('passwordTooLong', { max: passwordLengthMax, length })
  }
  return null
}
