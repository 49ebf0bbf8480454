import { loadEnvironment } from './environment.mjs'
import { main } from './main.mjs'
import { startServer } from './server.mjs'

// Serves the build that is there, with the environment as it is: for a container or a service
// manager, where `npm start` would do too much.
await main(async () => {
  await loadEnvironment({ development: false })
  await startServer()
})
