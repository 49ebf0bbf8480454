import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** https://v8.dev/blog/explicit-compile-hints; to the browsers that do not know it, a comment. */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Has browsers compile a build's scripts while they are loaded, beside the page, and not function by
 * function as each is first called, which keeps the page from answering. The names are older than the
 * hint: a browser that has a script from a build without it goes on with that one.
 * Called by Next between compiling and gathering, and so wherever a build is made.
 * @param {{ distDir: string }} build
 */
export function hintCompiling({ distDir }) {
  const folder = join(distDir, 'static/chunks')
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const path = join(folder, name)
    const script = readFileSync(path, 'utf8')
    if (!script.startsWith(hint)) writeFileSync(path, hint + script)
  }
}
