import { APIError, createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import { line } from '@/lib/tasks/text-schema'
import { emailLengthMax, nameLengthMax } from './account-limits'

const account = z.looseObject({
  name: line({ min: 1, max: nameLengthMax }).optional(),
  email: line({ min: 1, max: emailLengthMax }).optional(),
  // No part of Docket shows a picture, and anything could be in this.
  image: z.undefined().optional(),
})

/** Docket's own rules in front of Better Auth's endpoints. */
export const beforeEndpoint = createAuthMiddleware(async ({ path, body }) => {
  if (path === '/sign-up/email' || path === '/update-user') requireStorable(body)
  // Better Auth would do without.
  if (path === '/delete-user' && !body?.password) {
    throw new APIError('BAD_REQUEST', { message: 'The password is needed.' })
  }
  // A changed password ends every other session, whether or not the request asks for it.
  if (path === '/change-password') {
    return { context: { body: { ...body, revokeOtherSessions: true } } }
  }
})

function requireStorable(body: unknown) {
  const parsed = account.safeParse(body ?? {})
  if (parsed.success) return
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'body'))]
  throw new APIError('BAD_REQUEST', { message: `Not usable: ${wrong.join(', ')}` })
}
