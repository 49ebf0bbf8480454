import compile from 'icu-minify/compile'

/**
 * The catalogue as a build takes it: every message already taken apart, so that the browser
 * needs no parser for ICU syntax.
 * @param {string} source
 */
export default function compileWords(source) {
  return `export default ${JSON.stringify(compileAll(JSON.parse(source)))}`
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
