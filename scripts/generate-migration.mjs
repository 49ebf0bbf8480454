import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installDependencies } from './dependencies.mjs'
import { main, root } from './main.mjs'
import { packageCommand, requireSuccess } from './run.mjs'

// Writes a migration for what has changed in db/schema; arguments are drizzle-kit's. It writes no
// rollback: that one is written by hand.
await main(async () => {
  await installDependencies()
  const before = new Set(readTags())
  await requireSuccess(packageCommand('drizzle-kit', 'generate', ...process.argv.slice(2)))
  for (const tag of readTags().filter((tag) => !before.has(tag))) {
    console.log(`\nWrite the way back in drizzle/${tag}.down.sql, which the tests ask for.`)
  }
})

/** @returns {string[]} */
function readTags() {
  const journal = JSON.parse(readFileSync(join(root, 'drizzle/meta/_journal.json'), 'utf8'))
  return journal.entries.map((/** @type {{ tag: string }} */ { tag }) => tag)
}
