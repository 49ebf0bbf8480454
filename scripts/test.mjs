import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { Failure, main, root } from './main.mjs'
import { buildIfStale } from './production-build.mjs'
import { packageCommand, requireSuccess } from './run.mjs'
import { readPlaywrightCounts, readVitestCounts } from './test-counts.mjs'

/** @typedef {{ name: string, run(): Promise<void>, count?(): import('./test-counts.mjs').Counts }} Step */

await main(async () => {
  await installDependencies()
  const chromiumPath = await provideChromium()
  console.log(`Chromium: ${chromiumPath || "Playwright's own"}`)
  const reports = mkdtempSync(join(tmpdir(), 'docket-test-'))
  process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
  const total = { passed: 0, failed: 0 }
  for (const step of stepsOf(chromiumPath, reports)) {
    const { passed, failed } = await runStep(step)
    total.passed += passed
    total.failed += failed
    if (failed > 0) break
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
})

/**
 * @param {string} chromiumPath
 * @param {string} reports
 * @returns {Step[]}
 */
function stepsOf(chromiumPath, reports) {
  const vitestReport = join(reports, 'vitest.json')
  const playwrightReport = join(reports, 'playwright.json')
  const env = {
    ...environmentWithoutSettings(),
    CHROMIUM_PATH: chromiumPath,
    ENV_FILES: 'off',
    NEXT_TELEMETRY_DISABLED: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  }
  const toJson = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
  const command = (/** @type {Parameters<typeof packageCommand>} */ ...line) => {
    return async () => await requireSuccess(packageCommand(...line), { env })
  }
  return [
    { name: 'Format and lint', run: command('biome', 'check') },
    { name: 'Types of routes', run: command('next', 'typegen') },
    { name: 'Types', run: command('tsc', '--noEmit') },
    {
      name: 'Unit and contract tests',
      run: command('vitest', 'run', ...toJson),
      count: () => readVitestCounts(vitestReport),
    },
    { name: 'Production build', run: buildIfStale },
    {
      name: 'Browser tests',
      run: command('playwright', 'test', '--reporter=list,json'),
      count: () => readPlaywrightCounts(playwrightReport),
    },
  ]
}

/**
 * The environment without the settings of an app in use, which a test must neither see nor touch; with
 * `ENV_FILES=off` no script reads them from a file.
 */
function environmentWithoutSettings() {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const settings = new Set(['NODE_ENV'])
  for (const [, name = ''] of example.matchAll(/^(?:# )?([A-Z_]+)=/gm)) settings.add(name)
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.has(name)))
}

/**
 * Runs a step and says how it went. A step that fails, and tests that did not run, count as failed.
 * @param {Step} step
 */
async function runStep({ name, run, count }) {
  console.log(`\n▸ ${name}`)
  const start = performance.now()
  let succeeded = true
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    succeeded = false
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`▸ ${name}: ${succeeded ? 'done' : 'failed'} in ${seconds} s`)
  const { passed, failed, skipped } = count?.() ?? { passed: 0, failed: 0, skipped: 0 }
  if (skipped > 0) console.error(`Skipped: ${skipped}. A skipped test counts as failed.`)
  const nothingRan = count !== undefined && passed + failed + skipped === 0
  if (nothingRan) console.error('No test ran, which counts as a failure.')
  return { passed, failed: Math.max(failed + skipped, succeeded && !nothingRan ? 0 : 1) }
}
