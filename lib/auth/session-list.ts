import 'server-only'
import type { Caller } from '@/db/tenant-scope'
import { betterAuthInstance } from './better-auth-instance'

export type LiveSession = {
  /** Names the session to Better Auth's routes; without its signature it is no credential. */
  token: string
  userAgent: string | null
  address: string | null
  signedInAt: string
  isThis: boolean
}

/** The caller's live sessions: this one first, then the newest. */
export async function listSessions({ userId, sessionId }: Caller): Promise<LiveSession[]> {
  const { internalAdapter } = await (await betterAuthInstance()).$context
  const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true })
  return sessions
    .map(({ id, token, userAgent, ipAddress, createdAt }) => ({
      token,
      userAgent: userAgent || null,
      address: ipAddress || null,
      signedInAt: createdAt.toISOString(),
      isThis: id === sessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis) || (a.signedInAt < b.signedInAt ? 1 : -1))
}
