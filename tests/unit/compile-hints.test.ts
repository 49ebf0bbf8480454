import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hintCompiling } from '@/lib/compile-hints.mjs'

it('puts the hint before each script once, and leaves the styles alone', () => {
  const distDir = mkdtempSync(join(tmpdir(), 'docket-hints-'))
  onTestFinished(() => rmSync(distDir, { recursive: true }))
  const folder = join(distDir, 'static/chunks')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'a.js'), 'a()')
  writeFileSync(join(folder, 'a.css'), 'a {}')
  hintCompiling({ distDir })
  hintCompiling({ distDir })
  expect(readFileSync(join(folder, 'a.js'), 'utf8')).toBe('//# allFunctionsCalledOnLoad\na()')
  expect(readFileSync(join(folder, 'a.css'), 'utf8')).toBe('a {}')
})
