/** The JWT that the browser calls the API with: in memory only, renewed before it expires. */

type Token = { value: string; expiresAt: number }

const marginMs = 30_000
const timeoutMs = 15_000

let owner: string | null = null
let known: Token | null = null
let underway: Promise<string | null> | null = null
let isSigningOut = false

/**
 * Says whose page this is. Somebody else may sign in in another tab, and the cookie is theirs then:
 * what is written here must not land in their list.
 */
export function bindToken(userId: string): void {
  owner = userId
}

/** A token that is good for now, or null where this person has no session any more. */
export async function currentToken(): Promise<string | null> {
  if (known && known.expiresAt - marginMs > Date.now()) return known.value
  // One renewal, however many calls wait for it.
  underway ??= renew().finally(() => {
    underway = null
  })
  return underway
}

export function forgetToken(): void {
  known = null
}

/** While the person signs out, a session that has ended is no reason to ask for a new one. */
export function expectSignOut(expected: boolean): void {
  isSigningOut = expected
}

export function isSignOutExpected(): boolean {
  return isSigningOut
}

async function renew(): Promise<string | null> {
  const response = await fetch('/api/auth/token', { signal: AbortSignal.timeout(timeoutMs) })
  if (response.status === 401) return null
  if (!response.ok) throw new TypeError(`no token: ${response.status}`)
  const { token }: { token: string } = await response.json()
  const { sub, exp = 0 } = claimsOf(token)
  if (owner !== null && sub !== owner) return null
  known = { value: token, expiresAt: exp * 1000 }
  return token
}

/** Read, not verified: whether it is good is for the server to say. */
function claimsOf(token: string): { sub?: string; exp?: number } {
  const payload = token.split('.')[1] ?? ''
  const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
  return JSON.parse(json)
}
