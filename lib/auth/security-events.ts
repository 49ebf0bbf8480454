import type { GenericEndpointContext } from 'better-auth'
import { createAuthMiddleware, isAPIError } from 'better-auth/api'
import { z } from 'zod'
import { afterResponse } from '@/lib/after-response'
import type { SecurityEventName } from '@/lib/security-log/event-schema'
import { recordEvent } from '@/lib/security-log/record-event'
import { userAgentOf } from '@/lib/security-log/record-refusal'
import { addressHeader } from './forwarded-request'

/** What happens inside Better Auth's endpoints, told to the security log. */

type Context = GenericEndpointContext | null
type Source = { path: string; headers?: HeadersInit } | null
type Told = { event: SecurityEventName; reason: string | null; userId: string | null }

/** Hooks on Better Auth's tables. */
export const securityHooks = {
  user: {
    create: {
      after: async ({ id }: { id: string }, context: Context) =>
        tell({ event: 'user_created', reason: null, userId: id }, context),
    },
    delete: {
      after: async ({ id }: { id: string }, context: Context) =>
        tell({ event: 'user_deleted', reason: null, userId: id }, context),
    },
  },
  session: {
    create: {
      after: async ({ userId }: { userId: string }, context: Context) =>
        tell({ event: 'session_created', reason: null, userId }, context),
    },
    delete: {
      after: async (session: { userId: string; expiresAt: Date }, context: Context) => {
        const reason = session.expiresAt < new Date() ? 'expired' : endOf(context)
        tell({ event: 'session_revoked', reason, userId: session.userId }, context)
      },
    },
  },
}

/** Runs after each of Better Auth's endpoints, whether it succeeded or not. */
export const afterEndpoint = createAuthMiddleware(async (context) => {
  const { path } = context
  const { returned, newSession, session } = context.context
  const userId = newSession?.user.id ?? session?.user.id ?? null
  const isRefused = isAPIError(returned)
  if (path === '/change-password' && !isRefused) {
    tell({ event: 'authn_password_change', reason: 'changed', userId }, context)
    // Whoever holds a link to set another password must not undo this.
    await context.context.adapter.deleteMany({
      model: 'verification',
      where: [{ field: 'value', value: userId }],
    })
  }
  // Asked for once more, of somebody who is signed in: before an account is deleted, for instance.
  if (isRefused && returned.body?.code === 'INVALID_PASSWORD') {
    tell({ event: 'authn_login_fail', reason: 'wrong_password', userId }, context)
  }
  if (path !== '/sign-in/email') return
  if (!isRefused) tell({ event: 'authn_login_success', reason: null, userId }, context)
  // Whose account it would have been is looked up after the answer, which must not take longer for it.
  else if (returned.statusCode === 401) afterResponse(tellOfFailedSignIn(context))
})

/** For Better Auth's option of this name, which has no context but the request. */
export async function onPasswordReset({ user }: { user: { id: string } }, request?: Request) {
  const told = { event: 'authn_password_change', reason: 'reset', userId: user.id } as const
  tell(told, request ? { path: '/reset-password', headers: request.headers } : null)
}

async function tellOfFailedSignIn(context: GenericEndpointContext) {
  const { email } = credentials.parse(context.body)
  const found = await context.context.internalAdapter.findUserByEmail(email.toLowerCase())
  const userId = found?.user.id ?? null
  tell({ event: 'authn_login_fail', reason: 'wrong_credentials', userId }, context)
}

const credentials = z.object({ email: z.string() })

/** Only of somebody who failed to sign in is it not proved who they are. */
function tell({ event, reason, userId }: Told, context: Source) {
  const headers = new Headers(context?.headers)
  recordEvent({
    event,
    reason,
    user_id: userId,
    user_id_proved: reason !== 'wrong_credentials' && userId !== null,
    // The route in front has put both there.
    address: headers.get(addressHeader),
    user_agent: userAgentOf(headers),
    request_id: headers.get('x-request-id'),
    route: context ? `/api/auth${context.path}` : null,
  })
}

const ends: Record<string, string> = {
  '/sign-out': 'signed_out',
  '/revoke-session': 'revoked',
  '/revoke-sessions': 'revoked',
  '/revoke-other-sessions': 'revoked',
  '/change-password': 'password_changed',
  '/reset-password': 'password_reset',
  '/delete-user': 'account_deleted',
}

function endOf(context: Context) {
  return ends[context?.path ?? ''] ?? 'expired'
}
