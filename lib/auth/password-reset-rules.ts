import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware, requestPasswordReset } from 'better-auth/api'
import { z } from 'zod'
import { afterResponse } from '@/lib/after-response'

const asked = z.object({ email: z.email() })

const answer = {
  status: true,
  message: 'If there is an account with this address, a link is on its way to it.',
}

/**
 * How long after the answer the work begins, by chance. Done at once it would keep the thread from
 * whoever asks next, and their wait would tell what the answer does not.
 */
const delayMs = () => randomInt(100, 1_000)

/**
 * Answers before anything is looked up, and does Better Auth's work after that: an address with an
 * account takes a write and a mail, one without takes neither, and the time must not tell them apart.
 */
const answerFirst = createAuthMiddleware(async (context) => {
  const { success, data } = asked.safeParse(context.body)
  // Better Auth says what is wrong with it.
  if (!success) return
  const work = () =>
    requestPasswordReset({ ...context, method: 'POST', body: data, asResponse: false })
  afterResponse(pause(delayMs()).then(work))
  return context.json(answer)
})

/** Docket's own rules for Better Auth's ways to a new password. */
export const passwordResetRules = {
  id: 'docket-password-reset',
  hooks: {
    before: [{ matcher: ({ path }) => path === '/request-password-reset', handler: answerFirst }],
  },
  // Each of these can be used to guess at a secret; Better Auth's own rules leave them out.
  rateLimit: [
    { pathMatcher: (path) => path === '/reset-password', window: 60, max: 5 },
    { pathMatcher: (path) => path === '/delete-user', window: 10, max: 3 },
  ],
} satisfies BetterAuthPlugin
