import type { oas31 } from 'zod-openapi'

/** How a caller says who they are. */
export const securitySchemes: Record<string, oas31.SecuritySchemeObject> = {
  jwt: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A token from `GET /api/auth/token`, good for 15 minutes and no longer than its session. A service of ' +
      'the operator’s own may sign tokens itself: HS256 with the shared secret, claims `sub` and `exp`.',
  },
  sessionToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The signed token in the header `Set-Auth-Token` of a sign-in, good until the session ends.',
  },
  sessionCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'better-auth.session_token',
    description:
      'The browser’s cookie; over HTTPS its name begins with `__Secure-`. What changes something must come ' +
      'from this site itself (`Origin`, or `Sec-Fetch-Site: same-origin`).',
  },
  cronSecret: {
    type: 'http',
    scheme: 'bearer',
    description: 'The operator’s `CRON_SECRET`.',
  },
}

type Security = oas31.SecurityRequirementObject[]

export const byAnyCredential: Security = [{ jwt: [] }, { sessionToken: [] }, { sessionCookie: [] }]
/** Of tokens, Better Auth knows the session’s alone. */
export const bySession: Security = [{ sessionToken: [] }, { sessionCookie: [] }]
export const bySessionOrNot: Security = [...bySession, {}]
export const byCronSecret: Security = [{ cronSecret: [] }]
export const byAnybody: Security = []
