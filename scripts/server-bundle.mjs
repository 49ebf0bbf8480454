import { join } from 'node:path'
import { root } from './main.mjs'

/** The folder that our own server is bundled into: a part of the build, and gone with it. */
export const serverBundle = '.next/docket'

// Next's build leaves these out of its own bundles as well, so a container has them as packages, except
// for the embedded database, which it has no use for: see next.config.ts and db/embedded.ts.
const external = ['next', 'pg', 'pino', '@electric-sql/pglite', 'drizzle-orm/pglite']

/** Bundles server.ts, in parts, the later ones of which are loaded only when needed. */
export async function bundleServer({ write = true } = {}) {
  // It is installed only where the app is built.
  const { build } = await import('esbuild')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['server.ts'],
    outdir: join(root, serverBundle),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external,
    // CommonJS packages load Node's own modules with it.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write,
  })
  return metafile
}
