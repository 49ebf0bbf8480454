import { type AuthOutcome, signOut } from '@/lib/auth/browser-client'
import { forgetChanges } from '@/lib/offline/forget-changes'
import { wipeLastData } from '@/lib/offline/wipe-last-data'
import { expectSignOut } from '@/lib/tasks/browser-token'

/**
 * Ends the session, by signing out or by `end`, then deletes all that this browser kept of the
 * person.
 */
export async function leaveAccount(userId: string, end = signOut): Promise<AuthOutcome> {
  expectSignOut(true)
  const outcome = await end()
  if (outcome.ok) await Promise.all([forgetChanges(userId), wipeLastData()])
  else expectSignOut(false)
  return outcome
}
