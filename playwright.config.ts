import { defineConfig, devices } from '@playwright/test'

const port = 3210
const baseURL = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    trace: 'retain-on-failure',
    launchOptions: {
      // Empty where Playwright has a browser of its own.
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // A sandbox cannot be made as root in a container; a closed network makes background look-ups hang.
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    url: `${baseURL}/api/health/ready`,
    reuseExistingServer: false,
    env: {
      PORT: String(port),
      BETTER_AUTH_URL: baseURL,
      BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      DATABASE_URL: 'pglite:memory://',
      MIGRATE: 'on',
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
    },
  },
})
