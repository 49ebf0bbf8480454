import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthMiddleware } from 'better-auth/api'
import { bearer, jwt } from 'better-auth/plugins'
import { type Database, openDatabase } from '@/db/database'
import { perProcess } from '@/db/per-process'
import * as schema from '@/db/schema/auth'
import { derivedKey } from '@/lib/derived-key'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

export const passwordLengthMin = 10
export const passwordLengthMax = 128

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
    hooks: { before: endOtherSessions },
    // To the handler around it, which knows an unreachable database from a fault.
    onAPIError: { throw: true },
    // Off until e-mail verification is a feature: they take tokens that nothing here sends.
    disabledPaths: ['/verify-email', '/send-verification-email', '/change-email'],
    rateLimit: { enabled: RATE_LIMIT_PER_MINUTE > 0, storage: 'database' },
    // Set by our own server from the socket, and by Vercel: a client cannot choose it.
    advanced: { ipAddress: { ipAddressHeaders: ['x-real-ip'] } },
    logger: { log: (level, message) => log()[level]({ source: 'better-auth' }, message) },
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

/** A changed password ends every other session, whether or not the request asks for it. */
const endOtherSessions = createAuthMiddleware(async (context) => {
  if (context.path !== '/change-password') return
  return { context: { body: { ...context.body, revokeOtherSessions: true } } }
})
