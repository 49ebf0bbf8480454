import { z } from 'zod'

const secretBytesMin = 32

const port = z.coerce.number().int().min(0).max(65_535)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

/** Every variable that is read, by name. */
export const variableSchemas = {
  BETTER_AUTH_SECRET: z
    .string({ error: 'is missing; `npm start` makes one, or run `openssl rand -base64 32`' })
    .refine((secret) => Buffer.byteLength(secret) >= secretBytesMin, {
      error: `must be at least ${secretBytesMin} bytes; run \`openssl rand -base64 32\``,
    }),
  BETTER_AUTH_URL: httpUrl.optional(),
  /** Set by Vercel: the production domain, without a scheme. */
  VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres|postgresql|pglite):/, 'must start with postgres:, postgresql: or pglite:')
    .refine((url) => URL.canParse(url), { error: 'is not a URL; escape special characters in it' })
    .optional(),
  /** Neon's own driver for a database whose host name does not say that it is one of Neon's. */
  DATABASE_DRIVER: z.enum(['neon']).optional(),
  DATA_DIR: z.string().default('.data'),
  MIGRATE: z.enum(['on', 'off']).default('off'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  JWT_SHARED_SECRET: z.enum(['on', 'off']).default('on'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(600),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
}

const variables = z
  .object(variableSchemas)
  .refine((env) => !env.VERCEL_PROJECT_PRODUCTION_URL || env.DATABASE_URL, {
    path: ['DATABASE_URL'],
    error: 'is missing; a function on Vercel has no disk to keep an embedded database on',
  })

const envSchema = variables.transform((env) => {
  const publicUrl = env.BETTER_AUTH_URL ?? vercelUrl(env.VERCEL_PROJECT_PRODUCTION_URL)
  const baseUrl = publicUrl ?? `http://localhost:${env.PORT}`
  return {
    ...env,
    /** Where people reach the app: no trailing slash. */
    baseUrl,
    /** The origins whose pages may use a session cookie. */
    trustedOrigins: publicUrl
      ? [new URL(publicUrl).origin]
      : [baseUrl, `http://127.0.0.1:${env.PORT}`],
    jwtIssuer: env.JWT_ISSUER ?? baseUrl,
    jwtAudience: env.JWT_AUDIENCE ?? baseUrl,
  }
})

export type Env = z.infer<typeof envSchema>

/** What is wrong with the environment, every problem at once. */
export class EnvError extends Error {
  override name = 'EnvError'
}

/**
 * Reads a set of environment variables; an empty value counts as absent, as `NAME=` in a file means.
 * @throws EnvError naming each variable that is missing or wrong, never its value.
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(present)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new EnvError(`The environment is not usable:\n${problems.join('\n')}`)
}

let current: Env | undefined

/** The process's environment, read at first use and not at import, so that a build needs none. */
export function env(): Env {
  current ??= parseEnv(process.env)
  return current
}

function vercelUrl(domain: string | undefined) {
  return domain ? `https://${domain}` : undefined
}
