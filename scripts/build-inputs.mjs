import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from './main.mjs'

const folders = ['app', 'db', 'drizzle', 'lib', 'public', 'scripts']

/** What a build writes into one of these folders. */
const outputs = ['public/sw.js']

/** Files at the top that a build does not read; every other script or JSON file there counts. */
const otherTools =
  /^(biome\.json|vercel\.json|next-env\.d\.ts|(drizzle|playwright|vitest)\.config\.[cm]?[jt]s|.*\.test\.tsx?)$/

/** A hash over all that a build is made from: the same hash, the same build. */
export function hashBuildInputs() {
  const hash = createHash('sha256')
  for (const path of [...filesAtTop(), ...folders.flatMap(filesUnder)].sort()) {
    const content = readFileSync(path)
    const name = relative(root, path).split(sep).join('/')
    hash.update(`${name}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesAtTop() {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.([cm]?[jt]s|json)$/.test(entry.name))
    .filter((entry) => !otherTools.test(entry.name))
    .map((entry) => join(root, entry.name))
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    const isInput = !otherTools.test(entry.name) && !outputs.includes(path.split(sep).join('/'))
    return isInput ? [join(root, path)] : []
  })
}
