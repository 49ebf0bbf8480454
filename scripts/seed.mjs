import { installDependencies } from './dependencies.mjs'
import { loadEnvironment } from './environment.mjs'
import { main } from './main.mjs'
import { packageCommand, runShown } from './run.mjs'

// Fills the database with made-up users and tasks: see lib/seed/seed-options.ts for what it takes.
await main(async () => {
  await installDependencies()
  await loadEnvironment({ development: false })
  const command = packageCommand('tsx', 'lib/seed/seed.ts', ...process.argv.slice(2))
  process.exit(await runShown(command, { env: { ...process.env, LOG_LEVEL: 'silent' } }))
})
