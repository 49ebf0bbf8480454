import { describe, expect, it } from 'vitest'
import { requestKind } from '@/lib/offline/worker/request-kind'

const origin = 'https://docket.test'
const kindOf = (path: string, rest: { method?: string; mode?: RequestMode } = {}) =>
  requestKind({ method: 'GET', mode: 'cors', url: new URL(path, origin).href, ...rest }, origin)

describe('the service worker', () => {
  it.each(['/api', '/api/me/tasks', '/api/auth/token', '/api/health/live?x'])(
    'leaves %s alone, even as a page',
    (path) => {
      expect(kindOf(path)).toBe('other')
      expect(kindOf(path, { mode: 'navigate' })).toBe('other')
    },
  )

  it.each(['/', '/tasks?status=completed', '/apian', '/docs'])(
    'answers for the page %s',
    (path) => {
      expect(kindOf(path, { mode: 'navigate' })).toBe('page')
      expect(kindOf(path)).toBe('other')
    },
  )

  it('answers for the build’s files, and for no other', () => {
    expect(kindOf('/_next/static/chunks/a.js')).toBe('file')
    expect(kindOf('/icon.svg')).toBe('other')
    expect(kindOf('https://elsewhere.test/_next/static/chunks/a.js')).toBe('other')
  })

  it('leaves every write alone', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
      expect(kindOf('/tasks', { method, mode: 'navigate' })).toBe('other')
      expect(kindOf('/_next/static/chunks/a.js', { method })).toBe('other')
    }
  })
})
