import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes public/sw.js of a build: the worker, with the names of the build's files that it keeps.
 * Called by Next between compiling and gathering, and so wherever a build is made.
 * @param {{ distDir: string, projectDir: string }} build
 */
export async function bundleWorker({ distDir, projectDir }) {
  const { build } = await import('esbuild')
  const { version, files } = readBuild(distDir)
  const { outputFiles } = await build({
    absWorkingDir: projectDir,
    entryPoints: ['lib/offline/worker/service-worker.ts'],
    define: {
      shellVersion: JSON.stringify(version),
      shellFiles: JSON.stringify(files),
    },
    bundle: true,
    minify: true,
    // Every browser that has navigation preload.
    target: ['chrome99', 'firefox115', 'safari16'],
    write: false,
  })
  for (const { contents } of outputFiles) {
    writeFileSync(join(projectDir, 'public/sw.js'), contents)
  }
}

/**
 * All scripts, styles and fonts, not only those that the shell's page names: what is loaded when it is
 * opened must open without a network as well.
 */
function readBuild(/** @type {string} */ distDir) {
  const manifest = JSON.parse(readFileSync(join(distDir, 'build-manifest.json'), 'utf8'))
  const files = readdirSync(join(distDir, 'static'), { recursive: true, encoding: 'utf8' })
    .map((name) => `static/${name.replaceAll('\\', '/')}`)
    .filter((path) => /^static\/(chunks|media)\/.*\.(js|css|woff2)$/.test(path))
    // For browsers without modules, which have no service workers either.
    .filter((path) => !manifest.polyfillFiles.includes(path))
    .sort()
    .map((path) => `/_next/${path}`)
  // The folder of what differs from build to build is named after it; BUILD_ID is written later.
  const version = manifest.lowPriorityFiles[0].split('/')[1]
  return { version, files }
}
