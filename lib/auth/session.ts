import type { Caller } from '@/db/tenant-scope'
import { unavailable } from '@/lib/app-error'
import { betterAuthInstance } from './better-auth-instance'

export type Session = { caller: Caller; name: string; email: string }

/** The live session that these headers' one credential names, or null. Prolongs nothing. */
export async function findSession(headers: Headers): Promise<Session | null> {
  const auth = await betterAuthInstance()
  const query = { disableRefresh: true }
  const found = await auth.api.getSession({ headers, query }).catch(async (error: unknown) => {
    const { isAPIError } = await import('better-auth/api')
    // Better Auth hides why it could not look up a session: the database failed.
    throw isAPIError(error) && error.statusCode >= 500 ? unavailable() : error
  })
  if (!found) return null
  const { session, user } = found
  return {
    caller: { userId: user.id, sessionId: session.id },
    name: user.name,
    email: user.email,
  }
}
