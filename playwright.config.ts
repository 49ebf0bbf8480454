import { defineConfig, devices } from '@playwright/test'

const port = Number(process.env.E2E_PORT || 3210)
const baseURL = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  // Two browsers and two servers may have to do with two cores.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    // A page that one answers for is out of reach of `page.route`. The tests of it let it in.
    serviceWorkers: 'block',
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
