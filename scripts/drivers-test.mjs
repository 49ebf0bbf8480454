import { installDependencies } from './dependencies.mjs'
import { main } from './main.mjs'
import { packageCommand, runShown } from './run.mjs'

const projects = ['pglite', 'postgres', 'neon'].flatMap((name) => ['--project', name])

// Tests the whole contract on each driver; `npm test` leaves out what no driver can change.
await main(async () => {
  await installDependencies()
  const env = { ...process.env, EVERY_DRIVER: '1' }
  process.exit(await runShown(packageCommand('vitest', 'run', ...projects), { env }))
})
