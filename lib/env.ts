import { z } from 'zod'

const secretBytesMin = 32
const cronSecretLengthMin = 16
const workersMax = 128

const port = z.coerce.number().int().min(0).max(65_535)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
/** As browsers send it in `Origin`: no path, no slash at the end. */
const origin = httpUrl.refine((url) => new URL(url).origin === url, {
  error: 'must be origins such as https://app.example.com, separated by commas',
})

/** Every variable that is read, by name. */
export const variableSchemas = {
  BETTER_AUTH_SECRET: z
    .string({ error: 'is missing; `npm start` makes one, or run `openssl rand -base64 32`' })
    .refine((secret) => Buffer.byteLength(secret) >= secretBytesMin, {
      error: `must be at least ${secretBytesMin} bytes; run \`openssl rand -base64 32\``,
    }),
  BETTER_AUTH_URL: httpUrl
    .refine((url) => new URL(url).href === `${new URL(url).origin}/`, {
      error: 'must be an origin such as https://tasks.example.com, without a path',
    })
    .optional(),
  /** Set by Vercel: `1` in its functions. */
  VERCEL: z.string().optional(),
  /** Set by Vercel: the production domain, without a scheme. */
  VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres|postgresql|pglite):/, 'must start with postgres:, postgresql: or pglite:')
    .transform(nameSocketsHost)
    .refine((url) => URL.canParse(url), { error: 'is not a URL; escape special characters in it' })
    .optional(),
  /** Neon's own driver for a database whose host name does not say that it is one of Neon's. */
  DATABASE_DRIVER: z.enum(['neon']).optional(),
  DATA_DIR: z.string().default('.data'),
  MIGRATE: z.enum(['on', 'off']).default('off'),
  /** `off` serves the API through Next as well, to compare the two. */
  API_LANE: z.enum(['on', 'off']).default('on'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
  JWT_SHARED_SECRET: z.enum(['on', 'off']).default('on'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(600),
  /** Where the requests of each user are counted: `postgres` for several processes over one database. */
  RATE_LIMIT_STORE: z.enum(['memory', 'postgres']).optional(),
  /** How many reverse proxies of one's own stand in front; each adds one to `X-Forwarded-For`. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  /** How many processes serve one port; `auto` is one for each processor, up to eight. */
  WORKERS: z.union([z.literal('auto'), z.coerce.number().int().min(1).max(workersMax)]).default(1),
  /** The origins of other sites whose pages may call the API with a token. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(z.array(origin)),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  CRON_SECRET: z
    .string()
    .min(cronSecretLengthMin, `must be at least ${cronSecretLengthMin} characters`)
    .optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Set by the command that runs the app: `development` under `npm run dev`. */
  NODE_ENV: z.string().optional(),
}

const known = z.object(variableSchemas)

const databaseSchema = known.pick({ DATABASE_URL: true, DATABASE_DRIVER: true, DATA_DIR: true })

export type DatabaseEnv = z.infer<typeof databaseSchema>

const variables = known
  .refine((env) => !env.VERCEL_PROJECT_PRODUCTION_URL || env.DATABASE_URL, {
    path: ['DATABASE_URL'],
    error: 'is missing; a function on Vercel has no disk to keep an embedded database on',
  })
  .refine((env) => env.WORKERS === 1 || hasServer(env), {
    path: ['WORKERS'],
    error: 'needs DATABASE_URL to name a Postgres: an embedded database is for one process',
  })
  .refine((env) => env.WORKERS === 1 || env.RATE_LIMIT_STORE !== 'memory', {
    path: ['RATE_LIMIT_STORE'],
    error: 'must be postgres with several WORKERS: each would allow as much as all together',
  })

const envSchema = variables.transform((env) => {
  const publicUrl = env.BETTER_AUTH_URL ?? vercelUrl(env.VERCEL_PROJECT_PRODUCTION_URL)
  const baseUrl = publicUrl ?? `http://localhost:${env.PORT}`
  return {
    ...env,
    /** Where people reach the app: no trailing slash. */
    baseUrl,
    isHttps: new URL(baseUrl).protocol === 'https:',
    isDevelopment: env.NODE_ENV === 'development',
    /** The origins whose pages may use a session cookie. */
    trustedOrigins: publicUrl
      ? [new URL(publicUrl).origin]
      : [baseUrl, `http://127.0.0.1:${env.PORT}`],
    /** Several processes share nothing but their database; so do the functions of a serverless host. */
    rateLimitStore:
      env.RATE_LIMIT_STORE ??
      (env.VERCEL || env.WORKERS !== 1 ? ('postgres' as const) : ('memory' as const)),
    /** Where mail goes: while one works on the code, without a server for it, into the log. */
    mailDelivery: deliveryOf(env),
    mailFrom: env.MAIL_FROM ?? `Docket <no-reply@${new URL(baseUrl).hostname}>`,
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
  return parseWith(envSchema, variables)
}

/** The same for the variables that find the database, for commands that need no others. */
export function parseDatabaseEnv(variables: Record<string, string | undefined>): DatabaseEnv {
  return parseWith(databaseSchema, variables)
}

function parseWith<T>(schema: z.ZodType<T>, variables: Record<string, string | undefined>): T {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
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

/** What finds the database, read anew: commands ask once. */
export function databaseEnv(): DatabaseEnv {
  return parseDatabaseEnv(process.env)
}

/**
 * A connection string that names the folder of a socket alone, `postgres://me:password@/docket?host=/run`,
 * with a host, so that it is a URL. Drivers go by the parameter all the same.
 */
function nameSocketsHost(url: string) {
  if (URL.canParse(url)) return url
  const named = url.replace('@/', '@localhost/')
  return URL.canParse(named) && new URL(named).searchParams.get('host')?.startsWith('/')
    ? named
    : url
}

function hasServer({ DATABASE_URL }: DatabaseEnv) {
  return DATABASE_URL !== undefined && !DATABASE_URL.startsWith('pglite:')
}

function deliveryOf({ SMTP_URL, NODE_ENV }: z.infer<typeof variables>) {
  if (SMTP_URL) return 'smtp' as const
  return NODE_ENV === 'development' ? ('log' as const) : ('none' as const)
}

function vercelUrl(domain: string | undefined) {
  return domain ? `https://${domain}` : undefined
}
