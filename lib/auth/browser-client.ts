/** Better Auth's own routes, as the browser calls them with the session cookie. */

export type Credentials = { email: string; password: string }
export type NewAccount = Credentials & { name: string }
export type AuthOutcome = { ok: true } | { ok: false; code: string; message: string }

const timeoutMs = 15_000

export function signIn(credentials: Credentials): Promise<AuthOutcome> {
  return post('/api/auth/sign-in/email', credentials)
}

export function signUp(account: NewAccount): Promise<AuthOutcome> {
  return post('/api/auth/sign-up/email', account)
}

export function signOut(): Promise<AuthOutcome> {
  return post('/api/auth/sign-out', {})
}

async function post(path: string, body: object): Promise<AuthOutcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok) return { ok: true }
    const problem: unknown = await response.json().catch(() => null)
    return { ok: false, ...explain(response.status, problem) }
  } catch {
    return {
      ok: false,
      code: 'UNREACHABLE',
      message: 'The server could not be reached. Check the connection, then try again.',
    }
  }
}

function explain(status: number, problem: unknown) {
  const code = textOf(problem, 'code') ?? String(status)
  if (status === 429) return { code, message: 'Too many tries. Wait a minute, then try again.' }
  if (status >= 500) {
    return { code, message: 'Something went wrong on the server. Try again in a moment.' }
  }
  return { code, message: textOf(problem, 'message') ?? 'That was refused. Check what you typed.' }
}

function textOf(value: unknown, key: string) {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' && found !== '' ? found : undefined
}
