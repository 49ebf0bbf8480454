import { installDependencies } from './dependencies.mjs'
import { listenAddress, loadEnvironment } from './environment.mjs'
import { main } from './main.mjs'
import { packageCommand, runShown } from './run.mjs'
import { provideSecret } from './secret.mjs'
import { provideVendorFiles } from './vendor-files.mjs'

await main(async () => {
  await installDependencies()
  provideVendorFiles()
  const given = { ...process.env }
  await loadEnvironment({ development: true })
  provideSecret()
  const { host, port } = listenAddress()
  const MIGRATE = process.env.MIGRATE || 'on'
  // Not what was read from the files: Next reads them again, and again whenever they change.
  const added = { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', MIGRATE }
  const command = packageCommand('next', 'dev', '--hostname', host, '--port', String(port))
  process.exit(await runShown(command, { env: { ...withoutEmpty(given), ...added } }))
})

/** An empty variable counts as absent, and must not hide the one in a file. */
function withoutEmpty(/** @type {import('./run.mjs').Environment} */ environment) {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
}
