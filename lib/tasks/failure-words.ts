import type { Translator } from '@/lib/words/translator'
import { ApiFailure } from './browser-client'

/** The id of the request in the server's log, if a server has answered. */
export function requestIdOf(error: unknown): string | null {
  return error instanceof ApiFailure ? error.requestId : null
}

/** Says to the person what went wrong: in the server's words, or in ours where it had none. */
export function failureText(words: Translator<'failures'>, error: unknown): string {
  if (!(error instanceof ApiFailure)) return words('page_fault')
  const { status, code, detail } = error
  if (detail !== null) return detail
  switch (code) {
    case 'unreachable':
    case 'session_ended':
    case 'changed_elsewhere':
      return words(code)
    default:
      return words('unexplained', { status })
  }
}
