import type { Caller } from '@/db/tenant-scope'
import { betterAuthInstance } from './better-auth'

export type Session = { caller: Caller; name: string; email: string }

/** The live session that these headers' one credential names, or null. Prolongs nothing. */
export async function findSession(headers: Headers): Promise<Session | null> {
  const auth = await betterAuthInstance()
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } })
  if (!found) return null
  const { session, user } = found
  return {
    caller: { userId: user.id, sessionId: session.id },
    name: user.name,
    email: user.email,
  }
}
