import { installDependencies } from './dependencies.mjs'
import { loadEnvironment } from './environment.mjs'
import { main } from './main.mjs'
import { buildIfStale } from './production-build.mjs'
import { provideSecret } from './secret.mjs'
import { startServer } from './server.mjs'

await main(async () => {
  await installDependencies()
  await buildIfStale()
  await loadEnvironment({ development: false })
  provideSecret()
  process.env.MIGRATE ||= 'on'
  await startServer()
})
