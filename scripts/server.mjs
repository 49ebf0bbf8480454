import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Failure, root } from './main.mjs'
import { serverBundle } from './server-bundle.mjs'
import { whenOrphaned } from './when-orphaned.mjs'

/** Opens the app and serves its production build. */
export async function startServer() {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  takeConfigOfBuild()
  /** @type {typeof import('../server')} */
  const { start } = await import(pathToFileURL(join(root, serverBundle, 'server.mjs')).href)
  await start({ whenOrphaned })
}

/**
 * Next would look for next.config.ts, which the standalone build does not have. It looks here
 * first, which it provides for the server that it makes for that build itself.
 */
function takeConfigOfBuild() {
  const path = join(root, '.next/required-server-files.json')
  if (!existsSync(path)) throw new Failure('There is no build to serve. Make one: npm run build')
  const { config } = JSON.parse(readFileSync(path, 'utf8'))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
}
