import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { bearer, jwt } from 'better-auth/plugins'
import { type Database, openDatabase } from '@/db/database'
import { perProcess } from '@/db/per-process'
import * as schema from '@/db/schema/auth'
import { derivedKey } from '@/lib/derived-key'
import { env } from '@/lib/env'
import { describeError, log } from '@/lib/log'
import { beforeEndpoint } from './before-endpoint'
import { passwordLengthMax, passwordLengthMin } from './password-limits'

type Auth = ReturnType<typeof build>

const instances = perProcess('better-auth', () => new WeakMap<Database, Auth>())

/** The process's Better Auth, on the process's database. */
export async function betterAuthInstance(): Promise<Auth> {
  const database = await openDatabase()
  const known = instances.get(database)
  if (known) return known
  const made = build(database)
  instances.set(database, made)
  return made
}

function build(database: Database) {
  const { baseUrl, trustedOrigins, jwtIssuer, jwtAudience, RATE_LIMIT_PER_MINUTE } = env()
  return betterAuth({
    appName: 'Docket',
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins,
    secret: derivedKey('better-auth'),
    database: drizzleAdapter(database.orm, { provider: 'pg', schema, transaction: true }),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    user: { deleteUser: { enabled: true } },
    hooks: { before: beforeEndpoint },
    // To the handler around it, which knows an unreachable database from a fault.
    onAPIError: { throw: true },
    disabledPaths: unusedPaths,
    rateLimit: { enabled: RATE_LIMIT_PER_MINUTE > 0, storage: 'database' },
    // Set by our own server from the socket, and by Vercel: a client cannot choose it.
    advanced: { ipAddress: { ipAddressHeaders: ['x-real-ip'] } },
    logger: {
      log: (level, message, cause) => {
        log()[level]({ source: 'better-auth', ...(cause ? describeError(cause) : {}) }, message)
      },
    },
    plugins: [
      bearer({ requireSignature: true }),
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
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

/** What no part of Docket uses yet: flows that need e-mail, and signing in with other services. */
const unusedPaths = [
  '/verify-email',
  '/send-verification-email',
  '/change-email',
  '/request-password-reset',
  '/reset-password',
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
  '/account-info',
  '/get-access-token',
  '/refresh-token',
]
