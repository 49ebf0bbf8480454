import { refusedCredential } from '@/lib/app-error'
import { betterAuthInstance } from '@/lib/auth/better-auth'
import { asProgramRequest } from '@/lib/auth/program-request'
import { callerOfBearer } from '@/lib/auth/require-caller'
import { handler } from '@/lib/http/handler'

/** Better Auth's own routes, behind the same rule as ours: a bad token is not rescued by a cookie. */
const betterAuth = handler(async (request) => {
  const { headers } = request
  const authorization = headers.get('authorization')
  if (authorization !== null && headers.has('cookie') && !(await callerOfBearer(authorization))) {
    throw refusedCredential()
  }
  const auth = await betterAuthInstance()
  const response = await auth.handler(asProgramRequest(request))
  return withRetryAfter(response)
})

/** Better Auth says when to try again under a name of its own; RFC 9110's is the one clients read. */
function withRetryAfter(response: Response) {
  const seconds = response.headers.get('x-retry-after')
  if (seconds !== null) response.headers.set('retry-after', seconds)
  return response
}

export const GET = betterAuth
export const POST = betterAuth
