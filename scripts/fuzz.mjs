import { randomInt } from 'node:crypto'
import { installDependencies } from './dependencies.mjs'
import { main } from './main.mjs'
import { packageCommand, runShown } from './run.mjs'

const casesMany = '10000'
const seedMax = 2 ** 31

// The same test as in `npm test`, with many more requests, and others each time.
await main(async () => {
  await installDependencies()
  const { FUZZ_CASES = casesMany, FUZZ_SEED = String(randomInt(seedMax)) } = process.env
  console.log(`${FUZZ_CASES} requests of the seed ${FUZZ_SEED}`)
  const env = { ...process.env, FUZZ_CASES, FUZZ_SEED }
  process.exit(await runShown(packageCommand('vitest', 'run', '--project', 'fuzz'), { env }))
})
