/** @typedef {{ performance: number, accessibility: number, bestPractices: number, lcpMs: number, cls: number, tbtMs: number, fcpMs: number, machine: number }} Measures */
/** @typedef {{ path: string, measures: Measures }} Row */

/** What every page is held to. @type {{ [name in Exclude<keyof Measures, 'fcpMs' | 'machine'>]: { atLeast: number } | { atMost: number } }} */
const targets = {
  performance: { atLeast: 95 },
  accessibility: { atLeast: 100 },
  bestPractices: { atLeast: 100 },
  lcpMs: { atMost: 1_500 },
  cls: { atMost: 0.02 },
  tbtMs: { atMost: 150 },
}

const names = /** @type {(keyof typeof targets)[]} */ (Object.keys(targets))
const columns = /** @type {(keyof Measures)[]} */ ([...names, 'fcpMs', 'machine'])

/**
 * What counts in a report of Lighthouse's.
 * @param {{ categories: Record<string, { score: number | null }>, audits: Record<string, { numericValue?: number }>, environment: { benchmarkIndex: number } }} report
 * @returns {Measures}
 */
export function readMeasures({ categories, audits, environment }) {
  const score = (/** @type {string} */ name) => Math.round((categories[name]?.score ?? 0) * 100)
  // What could not be measured has missed its target.
  const value = (/** @type {string} */ name) =>
    audits[name]?.numericValue ?? Number.POSITIVE_INFINITY
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    lcpMs: Math.round(value('largest-contentful-paint')),
    cls: Number(value('cumulative-layout-shift').toFixed(3)),
    tbtMs: Math.round(value('total-blocking-time')),
    // When the first text is drawn, which on these pages is when the largest is.
    fcpMs: Math.round(value('first-contentful-paint')),
    // How fast Lighthouse found the machine to be: its mobile profile slows a fast one down by four.
    machine: Math.round(environment.benchmarkIndex),
  }
}

/**
 * Each measure's median; which of two middle values is taken does not matter here.
 * @param {Measures[]} runs
 */
export function medianOf(runs) {
  const middle = Math.floor(runs.length / 2)
  const entries = columns.map((name) => [
    name,
    runs.map((run) => run[name]).sort((a, b) => a - b)[middle],
  ])
  return /** @type {Measures} */ (Object.fromEntries(entries))
}

/**
 * In words, which targets a page misses.
 * @param {Row} row
 */
export function judge({ path, measures }) {
  return names.flatMap((name) => {
    const target = targets[name]
    const isMet =
      'atLeast' in target ? measures[name] >= target.atLeast : measures[name] <= target.atMost
    const said = 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`
    return isMet ? [] : [`${path}: ${name} is ${measures[name]}, and is to be ${said}.`]
  })
}

/** @param {Row[]} rows */
export function table(rows) {
  const lines = [
    ['page', ...columns],
    ...rows.map(({ path, measures }) => [path, ...columns.map((name) => String(measures[name]))]),
  ]
  return lines
    .map((cells) =>
      cells
        .map((cell) => cell.padEnd(14))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}
