import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './main.mjs'
import { runQuietly } from './run.mjs'

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/** Installs the dependencies unless those of package-lock.json are there already. */
export async function installDependencies() {
  if (isInstalled()) return
  console.log('Installing dependencies…')
  // Those for development too, whatever NODE_ENV says: a build needs them.
  await runQuietly([...npm(), 'ci', '--include=dev'], {
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
}

/** npm writes down what it installed when it is done: an install that was cut short is not in it. */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json')
  const wanted = readPackages('package-lock.json')
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    // '' is the project itself; packages that only other systems need are not installed.
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === version && found.integrity === integrity : optional
  })
}

/**
 * @param {string} lockfile
 * @returns {Packages | undefined}
 */
function readPackages(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** The npm that runs us, or else the one in the path. */
function npm() {
  const path = process.env.npm_execpath
  return path?.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm']
}
