import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError, refusedCredential } from '@/lib/app-error'
import { env } from '@/lib/env'
import { requireJsonAccepted } from './accept'
import { chosenRoute, type Route } from './chosen-route'
import { handler } from './handler'
import { otherMethods } from './methods'
import type { Reply } from './reply'

/**
 * A route for a scheduler, which sends `CRON_SECRET` as its Bearer token. Where none is configured there
 * is no such route.
 */
export function cronRoute(work: () => Promise<Reply>): Route {
  const GET = handler(async (request) => {
    requireSecret(request.headers.get('authorization'), env().CRON_SECRET)
    requireJsonAccepted(request)
    return work()
  })
  const route = { GET, ...otherMethods({ GET }) }
  return chosenRoute(() => (env().CRON_SECRET === undefined ? undefined : route))
}

function requireSecret(authorization: string | null, secret: string | undefined) {
  if (authorization === null) {
    throw new AppError(
      'unauthorized',
      'Send the scheduler’s secret: "Authorization: Bearer <CRON_SECRET>".',
      { note: { event: 'authn_token_missing', reason: 'no_credential' } },
    )
  }
  const given = /^bearer +(.+)$/i.exec(authorization)?.[1] ?? ''
  if (secret === undefined || !timingSafeEqual(digest(given), digest(secret))) {
    throw refusedCredential({ event: 'authn_token_invalid', reason: 'cron_secret' })
  }
}

/** All of the same length, which a comparison in constant time needs. */
function digest(text: string) {
  return createHash('sha256').update(text).digest()
}
