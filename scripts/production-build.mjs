import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashBuildInputs } from './build-inputs.mjs'
import { compressStatic } from './compress-static.mjs'
import { root } from './main.mjs'
import { packageCommand, runQuietly } from './run.mjs'
import { bundleServer } from './server-bundle.mjs'
import { provideVendorFiles } from './vendor-files.mjs'

const finished = join(root, '.next/BUILD_ID')
/** Kept beside the build and gone with it: the hash of what it was made from. */
const stamp = join(root, '.next/BUILD_INPUTS')

/** Makes the production build unless the one that is there was made from these very files. */
export async function buildIfStale() {
  provideVendorFiles()
  if (isFresh()) return
  console.log('Building…')
  await build(runQuietly)
}

/**
 * Makes the production build.
 * @param {typeof runQuietly} run
 */
export async function build(run) {
  provideVendorFiles()
  // Before the build: a file that changes meanwhile makes it stale.
  const inputs = hashBuildInputs()
  rmSync(stamp, { force: true })
  await run(packageCommand('next', 'build'), {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  compressStatic(join(root, '.next/static'))
  await bundleServer()
  writeFileSync(stamp, inputs)
}

function isFresh() {
  if (!existsSync(finished) || !existsSync(stamp)) return false
  return readFileSync(stamp, 'utf8') === hashBuildInputs()
}
