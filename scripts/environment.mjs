import { join } from 'node:path'
import { Failure, root } from './main.mjs'

/**
 * Adds the variables of the .env files to this process's, as Next does; the environment wins.
 * @param {{ development: boolean }} options
 */
export async function loadEnvironment({ development }) {
  // An empty variable counts as absent, and must not hide the one in a file.
  for (const [name, value] of Object.entries(process.env)) if (!value) delete process.env[name]
  const { default: nextEnv } = await import('@next/env')
  // What tests start must not meet the settings of an app in use. Next, too, takes what was read first.
  const folder = process.env.ENV_FILES === 'off' ? join(root, 'scripts') : root
  nextEnv.loadEnvConfig(folder, development, { info: () => {}, error: console.error })
}

/** Where to listen. */
export function listenAddress() {
  const host = process.env.HOST || '127.0.0.1'
  const port = process.env.PORT || '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Failure(`PORT must be a number up to 65535, and is "${port}".`)
  }
  return { host, port: Number(port) }
}
