import { z } from 'zod'
import { instant } from '@/lib/wire-time'

/** What the security log tells of, named after OWASP's logging vocabulary where it has a word. */
export const securityEvents = [
  'authn_token_missing',
  'authn_token_invalid',
  'authn_token_expired',
  'authn_login_success',
  'authn_login_fail',
  'authn_password_change',
  'session_created',
  'session_revoked',
  'authz_fail',
  'input_csrf_refused',
  'rate_limited',
  'user_created',
  'user_deleted',
] as const

export const securityEvent = z.enum(securityEvents)

/** An entry of the security log, on the wire and as a line of the process's log. */
export const securityEventOutput = z
  .strictObject({
    id: z.guid(),
    time: instant,
    event: securityEvent,
    user_id: z.string().nullable(),
    user_id_proved: z.boolean().meta({
      description:
        'False where the user was only claimed: by a token that did not verify, or by who tried to sign in.',
    }),
    address: z.string().nullable().meta({ description: 'The address that the request came from.' }),
    user_agent: z.string().nullable(),
    request_id: z.string().nullable(),
    route: z.string().nullable().meta({
      description: 'The template of the route, never the path itself.',
    }),
    reason: z.string().nullable().meta({ description: 'Which check failed, or what ended.' }),
    count: z.int().min(1).meta({ description: 'How often it happened within one minute.' }),
  })
  .meta({ id: 'SecurityEvent', description: 'An entry of the security log.' })

export type SecurityEventName = z.infer<typeof securityEvent>
export type SecurityEvent = z.infer<typeof securityEventOutput>
