import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reachableFrom, readSources, type SourceFile } from '../harness/source-files'

const sources = readSources('app', 'lib', 'db')
const inFolder = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`))
const clientFiles = sources.filter(({ text }) => /^['"]use client['"]/.test(text))

/** Each import that breaks a rule, as `file → what it imports`. */
function importsThat(files: SourceFile[], isForbidden: (to: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter(({ to }) => isForbidden(to)).map(({ to }) => `${path} → ${to}`),
  )
}

function reachedThat(files: SourceFile[], isForbidden: (to: string) => boolean): string[] {
  return files.flatMap((file) =>
    [...reachableFrom(file, sources)].filter(isForbidden).map((to) => `${file.path} → ${to}`),
  )
}

const isDatabase = (to: string) => to.startsWith('db/') || to.startsWith('drizzle-orm')
const isNext = (to: string) => to === 'next' || to.startsWith('next/')

describe('the house rules', () => {
  it('finds the files they are about', () => {
    expect(inFolder('app').length).toBeGreaterThan(10)
    expect(inFolder('lib').length).toBeGreaterThan(10)
    expect(inFolder('db').length).toBeGreaterThan(5)
    expect(clientFiles.length).toBeGreaterThan(3)
  })

  it('keep the database out of app', () => {
    expect(importsThat(inFolder('app'), isDatabase)).toEqual([])
  })

  it('keep app out of lib', () => {
    expect(importsThat(inFolder('lib'), (to) => to.startsWith('app/'))).toEqual([])
  })

  it('let db know nothing of the project but its environment', () => {
    const isForeign = (to: string) =>
      to.startsWith('app/') || (to.startsWith('lib/') && to !== 'lib/env.ts')
    expect(importsThat(inFolder('db'), isForeign)).toEqual([])
  })

  it('keep Next out of everything that a task route is made of', () => {
    const roots = [
      ...inFolder('lib/http'),
      ...inFolder('lib/tasks'),
      ...inFolder('app/api/[user_id]'),
    ]
    expect(roots.length).toBeGreaterThan(10)
    expect(reachedThat(roots, isNext)).toEqual([])
  })

  it('keep server code out of the browser', () => {
    const isServer = (to: string) =>
      (isDatabase(to) && to !== 'db/schema/task-limits.ts') ||
      to.startsWith('node:') ||
      ['server-only', 'pg', 'pino', 'better-auth', 'lib/env.ts'].includes(to)
    expect(reachedThat(clientFiles, isServer)).toEqual([])
  })

  it('keep the service worker to itself: it starts before every page', () => {
    const path = 'lib/offline/worker/service-worker.ts'
    const worker = sources.filter((source) => source.path === path)
    expect(worker).toHaveLength(1)
    const isElsewhere = (to: string) =>
      !to.startsWith('lib/offline/worker/') && to !== 'lib/offline/last-data-name.ts'
    expect(reachedThat(worker, isElsewhere)).toEqual([])
  })

  it('keep what makes up data out of what is served', () => {
    expect(inFolder('lib/seed').length).toBeGreaterThan(3)
    const isSeed = (to: string) => to.startsWith('lib/seed/')
    expect(reachedThat(inFolder('app'), isSeed)).toEqual([])
  })

  it('keep domain words and data out of the shared components', () => {
    const isOutside = (to: string) =>
      (to.startsWith('lib/') && to !== 'lib/theme.ts' && !to.startsWith('lib/words/')) ||
      /^app\/(?!_ui\/)/.test(to)
    expect(importsThat(inFolder('app/_ui'), isOutside)).toEqual([])
  })

  it('keep what is only for tests or the bench out of the product', () => {
    expect(importsThat(sources, (to) => /^(tests|bench)\//.test(to))).toEqual([])
  })

  it('let the isolation proof run without a test runner', () => {
    const all = readSources('app', 'lib', 'db', 'tests')
    const command = all.filter(({ path }) => path === 'tests/isolation-proof/command.ts')
    expect(command).toHaveLength(1)
    const reached = command.flatMap((file) => [...reachableFrom(file, all)])
    expect(reached).toContain('tests/isolation-proof/prove-isolation.ts')
    expect(reached).not.toContain('vitest')
  })

  it('read the environment in one file', () => {
    const readers = sources.filter(({ text }) => text.includes('process.env'))
    expect(readers.map(({ path }) => path)).toEqual(['lib/env.ts'])
  })

  it('allow no file that only passes on what others export, and no drawer of odds and ends', () => {
    const names = sources.map(({ path }) => path)
    expect(names.filter((path) => /\/(index|utils|helpers)\.tsx?$/.test(path))).toEqual([])
    expect(sources.filter(({ text }) => /^export \* from/m.test(text))).toEqual([])
  })
})

describe('the lockfile', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  const packages = Object.entries<{ version?: string; resolved?: string }>(lock.packages)

  it('names no place to download from', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it.each([
    ['next', '16.4.5'],
    ['drizzle-orm', '0.45.2'],
    ['sharp', '0.35.5'],
  ])('holds %s at %s or later', (name, floor) => {
    const versions = packages
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version }]) => version ?? '')
    expect(versions).not.toEqual([])
    for (const version of versions) {
      // A pre-release comes before its release, which the comparison does not know.
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(compareVersions(version, floor)).toBeGreaterThanOrEqual(0)
    }
  })
})

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
