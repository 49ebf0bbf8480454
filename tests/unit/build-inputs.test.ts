import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'docket-inputs-'))

beforeAll(() => cpSync('scripts', join(folder, 'scripts'), { recursive: true }))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function hashInputs() {
  const program = `
    import { hashBuildInputs } from './scripts/build-inputs.mjs'
    console.log(hashBuildInputs())`
  const given = ['--input-type=module', '--eval', program]
  return execFileSync(process.execPath, given, { cwd: folder, encoding: 'utf8' })
}

it.each(['server-bundle.mjs', 'compress-static.mjs'])(
  'a build is stale once %s changes',
  (name) => {
    const before = hashInputs()
    expect(hashInputs()).toBe(before)
    appendFileSync(join(folder, 'scripts', name), '// Changed.\n')
    expect(hashInputs()).not.toBe(before)
  },
)
