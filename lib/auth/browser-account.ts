import { type AuthOutcome, post } from './browser-client'

/** What somebody who is signed in changes of their account, by Better Auth's own routes. */

export function changeName(name: string): Promise<AuthOutcome> {
  return postSignedIn('/api/auth/update-user', { name })
}

/** Ends every session and begins a new one here: what was known of the old one is worth nothing. */
export function changePassword(passwords: {
  currentPassword: string
  newPassword: string
}): Promise<AuthOutcome> {
  return postSignedIn('/api/auth/change-password', { ...passwords, revokeOtherSessions: true })
}

export function revokeSession(token: string): Promise<AuthOutcome> {
  return postSignedIn('/api/auth/revoke-session', { token })
}

export function revokeOtherSessions(): Promise<AuthOutcome> {
  return postSignedIn('/api/auth/revoke-other-sessions', {})
}

export function deleteAccount(password: string): Promise<AuthOutcome> {
  return postSignedIn('/api/auth/delete-user', { password })
}

/** For whoever is signed in: once the session has ended, nothing but signing in helps. */
async function postSignedIn(path: string, body: object): Promise<AuthOutcome> {
  const outcome = await post(path, body)
  if (!outcome.ok && outcome.code === 'UNAUTHORIZED') window.location.assign('/sign-in?ended')
  return outcome
}
