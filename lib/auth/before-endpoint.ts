import { APIError, createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import { line, text } from '@/lib/tasks/text-schema'
import { emailLengthMax, nameLengthMax } from './account-limits'

const account = z.looseObject({
  name: line({ min: 1, max: nameLengthMax }).optional(),
  email: line({ min: 1, max: emailLengthMax }).optional(),
  // No part of Docket shows a picture, and anything could be in this.
  image: z.undefined().optional(),
})

/** Longer than any session's token is. */
const sessionTokenLengthMax = 1_000

const revocation = z.looseObject({ token: text({ min: 0, max: sessionTokenLengthMax }).optional() })

/** What a body must be where Better Auth puts it into its statements unchanged. */
const storable = new Map<string, z.ZodType>([
  ['/sign-up/email', account],
  ['/update-user', account],
  ['/revoke-session', revocation],
])

/**
 * What is put into a body. A changed password ends every other session, whether or not the request asks
 * for it. Neither sending the caller on nor deleting an account by a link in a mail is part of Docket.
 */
const replaced = new Map<string, object>([
  ['/change-password', { revokeOtherSessions: true }],
  ['/sign-in/email', { callbackURL: '' }],
  ['/delete-user', { callbackURL: '', token: '' }],
])

/** Docket's own rules in front of Better Auth's endpoints. */
export const beforeEndpoint = createAuthMiddleware(async ({ path, body }) => {
  requireStorable(body, storable.get(path))
  // Better Auth itself would not ask for it.
  if (path === '/delete-user' && !body?.password) {
    throw new APIError('BAD_REQUEST', { message: 'The password is needed.' })
  }
  const members = replaced.get(path)
  if (members) return { context: { body: { ...body, ...members } } }
})

function requireStorable(body: unknown, schema: z.ZodType | undefined) {
  const parsed = schema?.safeParse(body ?? {})
  if (!parsed || parsed.success) return
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'body'))]
  throw new APIError('BAD_REQUEST', { message: `Not usable: ${wrong.join(', ')}` })
}
