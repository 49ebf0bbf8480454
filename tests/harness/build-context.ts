import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Pattern = { path: string; isAdmitted: boolean }

/**
 * The files of the project that `docker build` is given, by their paths: .dockerignore as far as ours
 * goes, which is `*`, and plain paths with and without `!`. The last one that holds decides.
 */
export function listBuildContext(): string[] {
  const patterns = readFileSync(posix.join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Pattern => ({ path: line.replace('!', ''), isAdmitted: line.startsWith('!') }))
  return filesUnder('', patterns)
}

function filesUnder(folder: string, patterns: Pattern[]): string[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (!isAdmitted(path, patterns)) return []
    return entry.isDirectory() ? filesUnder(path, patterns) : [path]
  })
}

function isAdmitted(path: string, patterns: Pattern[]) {
  const holds = (pattern: Pattern) =>
    pattern.path === '*' || path === pattern.path || path.startsWith(`${pattern.path}/`)
  return patterns.findLast(holds)?.isAdmitted ?? true
}
