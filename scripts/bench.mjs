import { installDependencies } from './dependencies.mjs'
import { main } from './main.mjs'
import { buildIfStale } from './production-build.mjs'
import { runShown } from './run.mjs'

// Measures Docket beside what people would use instead: see docs/performance.md for how.
await main(async () => {
  await installDependencies()
  await buildIfStale()
  const command = [process.execPath, '--import', 'tsx', 'bench/command.ts', ...argumentsGiven()]
  process.exit(await runShown(command, { env: { ...process.env, LOG_LEVEL: 'silent' } }))
})

/** `npm run bench --quick`, without `--` before it, leaves the option with npm. */
function argumentsGiven() {
  const { npm_config_quick: quick, npm_config_check: check } = process.env
  return [...process.argv.slice(2), ...(quick ? ['--quick'] : []), ...(check ? ['--check'] : [])]
}
