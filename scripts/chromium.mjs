import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from './main.mjs'
import { packageCommand, runQuietly } from './run.mjs'

// The first draws pages without a window, and costs a fifth less.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const usualPlaces = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/usr/local/bin/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const downloadTimeoutMs = 10 * 60_000

/**
 * A Chromium that starts: its path, or '' for Playwright's own. Installs one where there is none.
 * @returns {Promise<string>}
 */
export async function provideChromium() {
  const found = await findChromium()
  if (found !== undefined) return found
  const failures = []
  for (const install of [installWithPlaywright, installWithApt]) {
    try {
      await install()
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
    const installed = await findChromium()
    if (installed !== undefined) return installed
  }
  throw new Failure(
    `${failures.join('\n\n')}\n\nThe browser tests need Chromium, and none could be installed. ` +
      'Install one, or name one with CHROMIUM_PATH.',
  )
}

async function findChromium() {
  const fromPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const onSystem = [...new Set([...fromPath, ...usualPlaces])].filter((path) => existsSync(path))
  const named = process.env.CHROMIUM_PATH
  for (const path of named ? [named] : ['', ...onSystem]) if (await starts(path)) return path
  return undefined
}

/** A file alone proves little: a download may be incomplete, or lack a library of the system. */
async function starts(/** @type {string} */ path) {
  const { chromium } = await import('playwright')
  try {
    const browser = await chromium.launch({ executablePath: path || undefined })
    await browser.close()
    return true
  } catch {
    return false
  }
}

async function installWithPlaywright() {
  console.log('Installing Chromium with Playwright…')
  const { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: _, ...env } = process.env
  await runQuietly(packageCommand('playwright', 'install', 'chromium'), {
    env,
    timeoutMs: downloadTimeoutMs,
  })
}

async function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  console.log('Installing Chromium with apt-get…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly(['apt-get', 'update'], { env })
  await runQuietly(['apt-get', 'install', '-y', await debianPackage()], { env })
}

/** Some of the systems with `apt-get` have only the whole browser. */
async function debianPackage() {
  try {
    await runQuietly(['apt-cache', 'show', 'chromium-headless-shell'])
    return 'chromium-headless-shell'
  } catch {
    return 'chromium'
  }
}
