import { beforeAll, describe, expect, it } from 'vitest'
import { bundleServer } from '../../scripts/server-bundle.mjs'

type Outputs = Awaited<ReturnType<typeof bundleServer>>['outputs']

let loaded: string[]

beforeAll(async () => {
  const { outputs } = await bundleServer({ write: false })
  loaded = loadedAtStart(outputs)
})

/** The packages and files that are loaded before anything is asked for. */
function loadedAtStart(outputs: Outputs): string[] {
  const [entry = ''] = Object.keys(outputs).filter((path) => path.endsWith('/server.mjs'))
  const queue = [entry]
  const seen = new Set<string>()
  const found = new Set<string>()
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const { imports = [], inputs = {} } = outputs[path] ?? {}
    for (const input of Object.keys(inputs)) found.add(input)
    for (const { path: to, kind, external } of imports) {
      if (kind === 'dynamic-import') continue
      if (external) found.add(to)
      else queue.push(to)
    }
  }
  return [...found]
}

describe('the server, before anything is asked of it', () => {
  it('has loaded the routes', () => {
    expect(loaded).toContain('app/api/[user_id]/tasks/route.ts')
  })

  it.each([
    'next',
    'pg',
    '@electric-sql/pglite',
    '@neondatabase/serverless',
    'better-auth',
    'nodemailer',
    'zod-openapi',
    'react',
  ])('has not loaded %s', (name) => {
    const isOf = (path: string) => path === name || path.includes(`node_modules/${name}/`)
    expect(loaded.filter(isOf)).toEqual([])
  })

  it('has not loaded the API’s own documentation', () => {
    expect(loaded.filter((path) => path.startsWith('lib/openapi/'))).toEqual([])
  })
})
