import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build as bundle } from 'esbuild'
import { Failure, main, root } from './main.mjs'
import { serverBundle } from './server-bundle.mjs'

// Puts all that is needed to serve the present build into one self-contained folder, as a container
// holds it. Next gathers the server's part; this adds what browsers load and our own server.
await main(async () => {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new Failure('Name a folder: node scripts/standalone.mjs FOLDER')
  const target = resolve(folder)
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Failure(`${target} is not empty.`)
  }
  const gathered = join(root, '.next/standalone')
  if (!existsSync(gathered)) throw new Failure('There is no build. Make one: npm run build')
  cpSync(gathered, target, { recursive: true, verbatimSymlinks: true, filter: isWanted })
  // Next's own server, which would answer without our front door.
  rmSync(join(target, 'server.js'))
  for (const path of ['.next/static', serverBundle, 'public', ...(await ownFiles())]) {
    cpSync(join(root, path), join(target, path), { recursive: true })
  }
})

/** Next gathers .env files too, and a container must hold no secrets. */
function isWanted(/** @type {string} */ source) {
  return !basename(source).startsWith('.env')
}

/** What starts our server, and the health check; packages are gathered already. */
async function ownFiles() {
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: ['scripts/serve.mjs', 'scripts/check-health.mjs'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: 'unused',
    write: false,
    metafile: true,
  })
  return Object.keys(metafile.inputs)
}
