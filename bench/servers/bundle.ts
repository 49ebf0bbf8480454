import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Where packages are found from, and where git does not look. */
const folder = join(root, '.next/bench')

const entries = {
  limit: 'bench/servers/limit-process.ts',
  fastify: 'bench/servers/fastify-process.ts',
  load: 'bench/load/load-process.ts',
}

export type Bundle = keyof typeof entries

/** Makes plain JavaScript of what is measured or measures: what runs TypeScript as it is slows it down. */
export async function bundleProcesses(): Promise<Record<Bundle, string>> {
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  })
  const fileOf = (name: Bundle) => join(folder, `${name}.mjs`)
  return { limit: fileOf('limit'), fastify: fileOf('fastify'), load: fileOf('load') }
}
