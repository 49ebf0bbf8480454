import { appWords, translator } from '../words/app-words'

/** Better Auth's own routes, as the browser calls them with the session cookie. */

export type Credentials = { email: string; password: string }
export type NewAccount = Credentials & { name: string }
export type AuthOutcome =
  | { ok: true }
  /** With the request's id where there are no words of ours for it. */
  | { ok: false; code: string; message: string; requestId: string | null }

const timeoutMs = 15_000
const t = translator('authRefusal')

export function signIn(credentials: Credentials): Promise<AuthOutcome> {
  return post('/api/auth/sign-in/email', credentials)
}

export function signUp(account: NewAccount): Promise<AuthOutcome> {
  return post('/api/auth/sign-up/email', account)
}

export function signOut(): Promise<AuthOutcome> {
  return post('/api/auth/sign-out', {})
}

/** Succeeds whether or not there is an account with the address. */
export function requestPasswordReset(email: string): Promise<AuthOutcome> {
  return post('/api/auth/request-password-reset', { email })
}

/** Sets a new password by the token of a link, and ends every session. */
export function resetPassword(reset: { token: string; newPassword: string }): Promise<AuthOutcome> {
  return post('/api/auth/reset-password', reset)
}

/** @returns what was done or why not, in words for whoever asked. */
export async function post(path: string, body: object): Promise<AuthOutcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok) return { ok: true }
    const problem: unknown = await response.json().catch(() => null)
    return { ok: false, ...explain(response, problem) }
  } catch {
    return { ok: false, code: 'UNREACHABLE', message: t('unreachable'), requestId: null }
  }
}

/** Where Better Auth's words say too little, or are in another language than the page. */
const refusals = appWords.messages.authRefusal.code

function isKnown(code: string): code is keyof typeof refusals {
  return Object.hasOwn(refusals, code)
}

function explain({ status, headers }: Response, problem: unknown) {
  const code = textOf(problem, 'code') ?? String(status)
  if (status === 429) return { code, message: t('tooManyTries'), requestId: null }
  if (isKnown(code)) return { code, message: t(`code.${code}`), requestId: null }
  const message = status >= 500 ? t('serverFailed') : (textOf(problem, 'message') ?? t('refused'))
  return { code, message, requestId: headers.get('x-request-id') }
}

function textOf(value: unknown, key: string) {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' && found !== '' ? found : undefined
}
