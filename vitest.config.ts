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

const contract = ['tests/contract/**/*.test.ts']

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // It throws outside of a bundler by design.
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/harness/start-postgres.ts'],
    projects: [
      { extends: true, test: { name: 'unit', env, include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'pglite',
          env,
          include: contract,
          setupFiles: ['tests/harness/setup-pglite.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          env,
          include: [...contract, 'tests/database/**/*.test.ts'],
          setupFiles: ['tests/harness/setup-postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'neon',
          env,
          include: contract,
          setupFiles: ['tests/harness/setup-neon.ts'],
        },
      },
    ],
  },
})
