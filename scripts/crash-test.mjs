import { provideChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { main } from './main.mjs'
import { buildIfStale } from './production-build.mjs'
import { packageCommand, runShown } from './run.mjs'

const crashesMany = '20'

// The same test as in `npm test`, with many more crashes.
await main(async () => {
  await installDependencies()
  await buildIfStale()
  const env = {
    ...process.env,
    CRASHES: process.env.CRASHES || crashesMany,
    CHROMIUM_PATH: await provideChromium(),
  }
  process.exit(await runShown(packageCommand('playwright', 'test', 'e2e/crash.spec.ts'), { env }))
})
