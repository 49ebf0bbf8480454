import { installDependencies } from './dependencies.mjs'
import { loadEnvironment } from './environment.mjs'
import { main } from './main.mjs'
import { packageCommand, runShown } from './run.mjs'

// Migrates, rolls back or says how things stand: see lib/migrations/command-line.ts.
await main(async () => {
  await installDependencies()
  await loadEnvironment({ development: false })
  const command = packageCommand('tsx', 'lib/migrations/command.ts', ...process.argv.slice(2))
  process.exit(await runShown(command))
})
