import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'docket-environment-'))

beforeAll(() => {
  mkdirSync(join(folder, 'scripts'))
  for (const name of ['scripts/environment.mjs', 'scripts/main.mjs', 'package.json']) {
    copyFileSync(name, join(folder, name))
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, '.env.local'), 'DATABASE_URL=postgres://in-use/docket\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a script finds, and then Next, which reads the files again. */
function databaseOf(environment: Record<string, string>) {
  const script = `
    import { loadEnvironment } from './scripts/environment.mjs'
    await loadEnvironment({ development: false })
    const { default: nextEnv } = await import('@next/env')
    nextEnv.loadEnvConfig('.', false)
    console.log(process.env.DATABASE_URL ?? 'none')`
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const, ...environment }
  const given = ['--input-type=module', '-e', script]
  return execFileSync(process.execPath, given, { cwd: folder, env, encoding: 'utf8' }).trim()
}

it('scripts read their settings from a file, which an empty variable does not hide', () => {
  expect(databaseOf({})).toBe('postgres://in-use/docket')
  expect(databaseOf({ DATABASE_URL: '' })).toBe('postgres://in-use/docket')
  expect(databaseOf({ DATABASE_URL: 'pglite:here' })).toBe('pglite:here')
})

it('what tests start reads none', () => {
  expect(databaseOf({ ENV_FILES: 'off', DATABASE_URL: '' })).toBe('none')
})
