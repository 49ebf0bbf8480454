import { installDependencies } from './dependencies.mjs'
import { main } from './main.mjs'
import { build } from './production-build.mjs'
import { requireSuccess } from './run.mjs'

await main(async () => {
  await installDependencies()
  await build(requireSuccess)
})
