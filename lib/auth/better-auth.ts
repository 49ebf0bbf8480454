import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { bearer, jwt } from 'better-auth/plugins'
import type { Database } from '@/db/database'
import * as schema from '@/db/schema/auth'
import { derivedKey } from '@/lib/derived-key'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/log'
import { beforeEndpoint } from './before-endpoint'
import { withEvenLookups } from './even-lookups'
import { addressHeader } from './forwarded-request'
import { withNotedFailures } from './hidden-failures'
import { passwordLengthMax, passwordLengthMin } from './password-limits'
import { passwordResetOptions } from './password-reset'
import { passwordResetRules } from './password-reset-rules'
import { afterEndpoint, securityHooks } from './security-events'
import { readSigningKeys } from './signing-key-store'

/** Better Auth as it is used here, on a database. Who needs the process's own: `betterAuthInstance`. */
export function makeBetterAuth(database: Database) {
  const { baseUrl, trustedOrigins, jwtIssuer, jwtAudience, RATE_LIMIT_PER_MINUTE } = env()
  return betterAuth({
    appName: 'Docket',
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins,
    secret: derivedKey('better-auth'),
    database: withEvenLookups(
      withNotedFailures(
        drizzleAdapter(database.orm, { provider: 'pg', schema, transaction: true }),
      ),
    ),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
      ...passwordResetOptions(database),
    },
    // Whoever can read the table must not be able to use the links in it.
    verification: { storeIdentifier: 'hashed' },
    user: { deleteUser: { enabled: true } },
    // A session of any age may list the others. Apart from that its age would matter only for deleting
    // the account, for which beforeEndpoint always requires the password.
    session: { freshAge: 0 },
    hooks: { before: beforeEndpoint, after: afterEndpoint },
    databaseHooks: securityHooks,
    // To the handler around it, which can tell an unreachable database from a fault.
    onAPIError: { throw: true },
    rateLimit: { enabled: RATE_LIMIT_PER_MINUTE > 0, storage: 'database' },
    advanced: { ipAddress: { ipAddressHeaders: [addressHeader] } },
    logger: {
      log: (level, message, cause) => {
        // What follows the first colon may be what the request said.
        const [said = ''] = message.split(':', 1)
        log()[level]({ source: 'better-auth', ...(cause ? describeError(cause) : {}) }, said)
      },
    },
    plugins: [
      passwordResetRules,
      bearer({ requireSignature: true }),
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        adapter: { getJwks: readSigningKeys },
        jwt: {
          issuer: jwtIssuer,
          audience: jwtAudience,
          expirationTime: '15m',
          definePayload: ({ session }) => ({ sid: session.id }),
        },
      }),
    ],
  })
}
