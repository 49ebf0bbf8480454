import { randomBytes } from 'node:crypto'
import { installDependencies } from './dependencies.mjs'
import { loadEnvironment } from './environment.mjs'
import { main } from './main.mjs'
import { runShown } from './run.mjs'

const couldNotRun = 2

// What the proof must neither take from the operator's settings nor do in their name.
const settings = {
  NODE_ENV: 'production',
  BETTER_AUTH_SECRET: randomBytes(32).toString('base64'),
  BETTER_AUTH_URL: 'http://localhost:3000',
  CRON_SECRET: randomBytes(32).toString('base64'),
  CORS_ORIGINS: '',
  JWT_AUDIENCE: '',
  JWT_ISSUER: '',
  JWT_SHARED_SECRET: 'on',
  LOG_LEVEL: 'silent',
  MAIL_FROM: '',
  MIGRATE: 'off',
  RATE_LIMIT_PER_MINUTE: '0',
  SMTP_URL: '',
  VERCEL: '',
  VERCEL_PROJECT_PRODUCTION_URL: '',
}

// Tries to get at one person's tasks as another: see tests/isolation-proof/options.ts for what it takes.
await main(async () => {
  await installDependencies()
  await loadEnvironment({ development: false })
  const command = [process.execPath, '--import', 'tsx', 'tests/isolation-proof/command.ts']
  const env = { ...process.env, ...settings }
  process.exit(await runShown([...command, ...argumentsGiven()], { env }))
}, couldNotRun)

/** `npm run prove:isolation --break=where`, without `--` before it, leaves the option with npm. */
function argumentsGiven() {
  const { npm_config_break: taken } = process.env
  return [...process.argv.slice(2), ...(taken ? [`--break=${taken}`] : [])]
}
