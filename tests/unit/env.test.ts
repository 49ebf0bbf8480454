import { readFileSync } from 'node:fs'
import { parseEnv as parseDotenv } from 'node:util'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { EnvError, parseDatabaseEnv, parseEnv, variableSchemas } from '@/lib/env'

const secret = 'x'.repeat(32)

describe('the environment', () => {
  it('needs nothing but a secret', () => {
    expect(parseEnv({ BETTER_AUTH_SECRET: secret })).toMatchObject({
      baseUrl: 'http://localhost:3000',
      trustedOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
      jwtIssuer: 'http://localhost:3000',
      jwtAudience: 'http://localhost:3000',
    })
  })

  it('finds the database without the secret, which only the app needs', () => {
    expect(parseDatabaseEnv({ BETTER_AUTH_SECRET: 'short', DATABASE_URL: '' })).toEqual({
      DATA_DIR: '.data',
    })
    expect(() => parseDatabaseEnv({ DATABASE_URL: 'mysql://localhost' })).toThrow(EnvError)
  })

  it('takes a connection string with a socket in place of a host, as node-postgres does', () => {
    const connectionString = 'postgres://me:p%40w@/docket?host=/cloudsql/project:region:docket'
    const { DATABASE_URL } = parseDatabaseEnv({ DATABASE_URL: connectionString })
    const [meant, made] = [connectionString, DATABASE_URL].map((url) => {
      const { host, port, user, password, database } = new pg.Client(url)
      return { host, port, user, password, database }
    })
    expect(meant?.host).toBe('/cloudsql/project:region:docket')
    expect(made).toEqual(meant)
    expect(URL.canParse(DATABASE_URL ?? '')).toBe(true)
  })

  it('takes the example file as it is', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    const variables = { ...parseDotenv(example) }
    expect(parseEnv({ ...variables, BETTER_AUTH_SECRET: secret }).PORT).toBe(3000)
  })

  it('names every variable in the example file', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    // The host and the command that runs the app set these.
    const isTheirs = (name: string) => name.startsWith('VERCEL') || name === 'NODE_ENV'
    const names = Object.keys(variableSchemas).filter((name) => !isTheirs(name))
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(example).toContain(`${name}=`)
  })

  it('counts requests in Postgres where several workers share them', () => {
    const server = { BETTER_AUTH_SECRET: secret, DATABASE_URL: 'postgres://localhost/docket' }
    expect(parseEnv(server).rateLimitStore).toBe('memory')
    expect(parseEnv({ ...server, WORKERS: 'auto' }).rateLimitStore).toBe('postgres')
    const inMemory = { ...server, WORKERS: '2', RATE_LIMIT_STORE: 'memory' }
    expect(() => parseEnv(inMemory)).toThrow('RATE_LIMIT_STORE: must be postgres')
  })

  it.each([undefined, 'pglite:memory://'])('refuses several workers on %s', (DATABASE_URL) => {
    const embedded = { BETTER_AUTH_SECRET: secret, DATABASE_URL, WORKERS: '2' }
    expect(() => parseEnv(embedded)).toThrow('WORKERS: needs DATABASE_URL')
  })

  it('trusts only the origin it is told', () => {
    const env = parseEnv({ BETTER_AUTH_SECRET: secret, BETTER_AUTH_URL: 'https://docket.test/' })
    expect(env).toMatchObject({
      baseUrl: 'https://docket.test',
      trustedOrigins: ['https://docket.test'],
    })
  })

  it.each([
    ['http://docket.test', false],
    ['https://docket.test', true],
    ['HTTPS://docket.test', true],
  ])('knows by the public address whether people come by https: %s', (BETTER_AUTH_URL, isHttps) => {
    expect(parseEnv({ BETTER_AUTH_SECRET: secret, BETTER_AUTH_URL }).isHttps).toBe(isHttps)
  })

  it.each([
    [{}, 'none'],
    [{ NODE_ENV: 'production' }, 'none'],
    [{ NODE_ENV: 'development' }, 'log'],
    [{ NODE_ENV: 'development', SMTP_URL: 'smtp://localhost' }, 'smtp'],
    [{ SMTP_URL: 'smtps://me:pass@mail.test:465' }, 'smtp'],
  ])('with %j delivers mail by: %s', (variables, mailDelivery) => {
    expect(parseEnv({ BETTER_AUTH_SECRET: secret, ...variables })).toMatchObject({ mailDelivery })
  })

  it('sends mail from an address of its own host, unless it is told another', () => {
    const variables = { BETTER_AUTH_SECRET: secret, BETTER_AUTH_URL: 'https://docket.test:8443' }
    expect(parseEnv(variables).mailFrom).toBe('Docket <no-reply@docket.test>')
    const told = parseEnv({ ...variables, MAIL_FROM: 'me@mail.test' })
    expect(told.mailFrom).toBe('me@mail.test')
  })

  it('counts a secret in bytes', () => {
    expect(() => parseEnv({ BETTER_AUTH_SECRET: 'é'.repeat(15) })).toThrow(EnvError)
    expect(parseEnv({ BETTER_AUTH_SECRET: 'é'.repeat(16) }).BETTER_AUTH_SECRET).toHaveLength(16)
  })

  it.each([
    ['a missing secret', { BETTER_AUTH_SECRET: undefined }, 'BETTER_AUTH_SECRET'],
    ['an empty secret', { BETTER_AUTH_SECRET: '' }, 'BETTER_AUTH_SECRET'],
    ['a short secret', { BETTER_AUTH_SECRET: 'x'.repeat(31) }, 'BETTER_AUTH_SECRET'],
    ['another kind of database', { DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
    ['an address without a scheme', { BETTER_AUTH_URL: 'docket.test' }, 'BETTER_AUTH_URL'],
    ['an address with a path', { BETTER_AUTH_URL: 'https://docket.test/app' }, 'BETTER_AUTH_URL'],
    ['an address with a query', { BETTER_AUTH_URL: 'https://docket.test?a' }, 'BETTER_AUTH_URL'],
    [
      'a deployment on Vercel without a database',
      { VERCEL_PROJECT_PRODUCTION_URL: 'docket.test' },
      'DATABASE_URL',
    ],
    ['a database that is no URL', { DATABASE_URL: 'postgres://me:p#w@[host' }, 'DATABASE_URL'],
    ['a database without a host', { DATABASE_URL: 'postgres://me:pw@/docket' }, 'DATABASE_URL'],
    ['a mail server that is no SMTP', { SMTP_URL: 'https://mail.test' }, 'SMTP_URL'],
    ['a port out of range', { PORT: '70000' }, 'PORT'],
  ])('refuses %s', (_, variables, name) => {
    expect(() => parseEnv({ BETTER_AUTH_SECRET: secret, ...variables })).toThrow(
      new RegExp(`^The environment is not usable:[^]*${name}`),
    )
  })

  it('reports every problem at once, and no value', () => {
    const wrong = {
      BETTER_AUTH_SECRET: 'short-secret',
      DATABASE_URL: 'mysql://me:pass@host',
      PORT: 'x',
    }
    const message = messageOf(() => parseEnv(wrong))
    for (const name of Object.keys(wrong)) expect(message).toContain(name)
    for (const value of ['short-secret', 'pass']) expect(message).not.toContain(value)
  })
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof EnvError) return error.message
    throw error
  }
  throw new Error('nothing was thrown')
}
