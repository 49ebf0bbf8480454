import compile from 'icu-minify/compile'

/** What the server alone says: a browser need not fetch it. */
export const saidByServerAlone = ['docs', 'install', 'landing', 'mail', 'notFound', 'problems']

/**
 * The catalogue as a build takes it: every message already taken apart, so that the browser
 * needs no parser for ICU syntax.
 * @this {{ getOptions: () => { isForBrowser: boolean } }}
 * @param {string} source
 */
export default function compileWords(source) {
  const words = JSON.parse(source)
  if (this.getOptions().isForBrowser) {
    for (const namespace of saidByServerAlone) delete words[namespace]
  }
  return `export default ${JSON.stringify(compileAll(words))}`
}

/**
 * @param {unknown} words
 * @returns {unknown}
 */
function compileAll(words) {
  if (typeof words === 'string') return compile(words)
  return Object.fromEntries(
    Object.entries(words ?? {}).map(([key, value]) => [key, compileAll(value)]),
  )
}
