import { describe, expect, it } from 'vitest'
import { betterAuthInstance } from '@/lib/auth/better-auth-instance'
import { openApi } from '../harness/conformance'
import { documentedOperations } from '../harness/openapi-places'
import { json, send } from '../harness/person'

describe('/api/openapi.json', () => {
  it('is the document, for anybody', async () => {
    const response = await send('GET', '/api/openapi.json')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await json(response)).toEqual(openApi)
  })

  it('documents routes that Better Auth has', async () => {
    const auth = await betterAuthInstance()
    const endpoints: { path?: string; options?: { method?: unknown } }[] = Object.values(auth.api)
    const known = endpoints.flatMap(({ path, options }) =>
      [options?.method].flat().map((method) => `${method} /api/auth${path}`),
    )
    const documented = documentedOperations
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => name.includes(' /api/auth/'))
    expect(documented.length).toBeGreaterThan(10)
    expect(documented.filter((name) => !known.includes(name))).toEqual([])
  })
})
