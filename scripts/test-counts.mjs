import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @typedef {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>} VitestReport */
/** @typedef {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }} PlaywrightReport */

/**
 * How the tests of a vitest JSON report went.
 * @param {string} path
 */
export function readVitestCounts(path) {
  return readCounts(path, (/** @type {VitestReport} */ report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

/**
 * How the tests of a Playwright JSON report went. One that passed only when tried again has failed.
 * @param {string} path
 */
export function readPlaywrightCounts(path) {
  return readCounts(path, (/** @type {PlaywrightReport} */ { stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))
}

/**
 * A run that ended before it could report has counted nothing.
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Counts} count
 * @returns {Counts}
 */
function readCounts(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
