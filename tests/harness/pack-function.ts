import { cpSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Next hands it to a host under this name, to be required first. */
const setup = 'node_modules/next/setup-node-env.js'
const setupSource = 'node_modules/next/dist/build/adapter/setup-node-env.external.js'

/**
 * Copies into a folder what a serverless host packs for a built route, and not a file more: what the
 * build traced for the route and for instrumentation.ts, and what it says that every server needs.
 * @returns the paths of the files, and how large they are together.
 */
export function packFunction(entry: string, folder: string) {
  const { files: always }: { files: string[] } = readJson('.next/required-server-files.json')
  const instrumentation = '.next/server/instrumentation.js'
  const files = [...new Set([...always, entry, ...traceOf(entry), ...traceOf(instrumentation)])]
  for (const file of files) {
    cpSync(join(root, file), join(folder, file), { recursive: true, verbatimSymlinks: true })
  }
  cpSync(join(root, setupSource), join(folder, setup))
  const sizes = files.map((file) => statSync(join(root, file)))
  const bytes = sizes.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
  return { files, bytes }
}

function traceOf(entry: string): string[] {
  const { files }: { files: string[] } = readJson(`${entry}.nft.json`)
  return files.map((file) => posix.join(dirname(entry), file))
}

function readJson(path: string) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
