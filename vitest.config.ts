import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const env = {
  // Better Auth leaves its checks of origin out where either says that it is in a test.
  TEST: '',
  NODE_ENV: 'production' as const,
  BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  BETTER_AUTH_URL: 'http://localhost:3000',
  MIGRATE: 'on',
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'silent',
}

// Captured and searched for secrets by tests/harness/captured-log.ts.
const loggingEnv = { ...env, LOG_LEVEL: 'info' }

const everyDriver = ['tests/contract/**/*.test.ts', 'tests/database/seeding.test.ts']
// The two are of different versions of Postgres, whose planners differ.
const plans = ['tests/database/*-plans.test.ts', 'tests/database/search.test.ts']

// What these hold is decided before the database, or by what they ask of it being the same for all:
// unless every driver is asked for, they run on the embedded one alone.
const alikeOnEveryDriver = process.env.EVERY_DRIVER
  ? []
  : [
      'tests/contract/{answer-headers,auth-paths,body-types,errors,export,methods,openapi}.test.ts',
      'tests/contract/{cors,cors-off,internal-error,limits,limits-off,purge-off}.test.ts',
      'tests/contract/{password-reset*,security-log,session-list}.test.ts',
    ]

// What our own server leaves to Next, so that both mounts call the same function in the same way.
const leftToNext = [
  'tests/contract/{auth-paths,export,openapi,password-reset*,purge-off,session-list}.test.ts',
]

const embedded = {
  // What compiles WebAssembly to be fast in the long run takes more of a short test than it gives.
  execArgv: ['--liftoff-only'],
  globalSetup: ['tests/harness/make-embedded.ts'],
  setupFiles: ['tests/harness/setup-pglite.ts'],
}

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // It throws outside of a bundler by design.
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    // As many as there are cores at least: Vitest leaves one of them to itself.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', env, include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'pglite',
          env: loggingEnv,
          include: [...everyDriver, ...plans],
          ...embedded,
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          env: loggingEnv,
          include: ['tests/fuzz/**/*.test.ts'],
          ...embedded,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          // As `npm start` serves it with a server for its database; the others are as Next mounts them.
          env: { ...loggingEnv, MOUNT: 'server' },
          include: [...everyDriver, 'tests/{database,faults}/**/*.test.ts'],
          exclude: alikeOnEveryDriver,
          globalSetup: ['tests/harness/start-postgres.ts'],
          setupFiles: ['tests/harness/setup-postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          env: { ...loggingEnv, MOUNT: 'server' },
          include: alikeOnEveryDriver,
          exclude: leftToNext,
          ...embedded,
        },
      },
      {
        extends: true,
        test: {
          name: 'neon',
          env: loggingEnv,
          include: [...everyDriver, 'tests/neon/**/*.test.ts'],
          exclude: alikeOnEveryDriver,
          globalSetup: ['tests/harness/start-postgres.ts'],
          setupFiles: ['tests/harness/setup-neon.ts'],
        },
      },
    ],
  },
})
