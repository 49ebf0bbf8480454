import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packFunction } from '@/tests/harness/pack-function'

const manifest = fileURLToPath(
  new URL('../../.next/server/app-paths-manifest.json', import.meta.url),
)

/** How many kilobytes a serverless host packs for each API route. */
export function measureFunctionSizes(): Record<string, number> {
  const names = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')))
  const routes = names.filter((name) => name.startsWith('/api/')).sort()
  return Object.fromEntries(routes.map((name) => [name.replace(/\/route$/, ''), kilobytesOf(name)]))
}

function kilobytesOf(name: string) {
  const scratch = mkdtempSync(join(tmpdir(), 'docket-bench-function-'))
  try {
    return Math.round(packFunction(`.next/server/app${name}.js`, scratch).bytes / 1024)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
