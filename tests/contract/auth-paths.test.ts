import { randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { rateLimit } from '@/db/schema/auth'
import { openEndpoints } from '@/lib/auth/endpoints'
import { expectProblem } from '../harness/answers'
import { documentedOperations } from '../harness/openapi-places'
import { send } from '../harness/person'

// Limits are on, so that Better Auth counts what it is asked for. The environment is read at first use.
vi.stubEnv('RATE_LIMIT_PER_MINUTE', '600')
vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9')

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

it('answers paths that somebody made up without counting them, however long', async () => {
  const { orm } = await openDatabase()
  for (const size of [4, 3_000, 5_000]) {
    const path = `/api/auth/${randomBytes(size).toString('hex')}`
    for (const method of [...methods, 'OPTIONS']) {
      await expectProblem(await send(method, path), 'not_found')
    }
  }
  expect(await orm.select().from(rateLimit)).toEqual([])
})

const documented = documentedOperations.filter(({ path }) => path.startsWith('/api/auth/'))

it('opens what is documented, and nothing else', () => {
  const open = [...openEndpoints()].map(([path, method]) => `${method} /api/auth${path}`)
  expect(open.sort()).toEqual(documented.map(({ method, path }) => `${method} ${path}`).sort())
})

describe.each(documented)('$method $path', ({ method, path }) => {
  const allow = method === 'GET' ? 'GET, HEAD, OPTIONS' : `${method}, OPTIONS`

  it('is let through', async () => {
    const body = method === 'POST' ? {} : undefined
    expect([404, 405]).not.toContain((await send(method, path, { body })).status)
  })

  it('is all that the path takes, and Better Auth never hears of anything else', async () => {
    const { orm } = await openDatabase()
    const counts = await orm.select().from(rateLimit)
    for (const other of methods.filter((name) => name !== method)) {
      const response = await send(other, path)
      expect(response.headers.get('allow')).toBe(allow)
      await expectProblem(response, 'method_not_allowed')
    }
    const options = await send('OPTIONS', path)
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow])
    expect(await orm.select().from(rateLimit)).toEqual(counts)
    const head = await send('HEAD', path)
    expect(head.status === 405).toBe(method !== 'GET')
  })
})
