import { unstable_doesMiddlewareMatch as isMatched } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import nextConfig from '@/next.config'

// The environment is read once, so each test begins with modules that have not read it.
beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllEnvs())

async function answerOf(publicUrl: string, headers: Record<string, string> = {}) {
  vi.stubEnv('BETTER_AUTH_URL', publicUrl)
  const { proxy } = await import('@/proxy')
  return proxy(new NextRequest(new URL('/tasks', publicUrl), { headers }))
}

describe('what stands before a page', () => {
  it('hands Next the policy that the browser gets, not one that was sent', async () => {
    const sent = { 'content-security-policy': "script-src 'nonce-mine'" }
    const { headers } = await answerOf('http://docket.test', sent)
    const policy = headers.get('content-security-policy')
    expect(policy).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/)
    expect(headers.get('x-middleware-request-content-security-policy')).toBe(policy)
  })

  it('asks for https only where that is the public address', async () => {
    const { headers } = await answerOf('http://docket.test')
    expect(headers.get('strict-transport-security')).toBeNull()
    vi.resetModules()
    const { headers: secure } = await answerOf('https://docket.test')
    expect(secure.get('strict-transport-security')).toBe('max-age=31536000')
    expect(secure.get('content-security-policy')).toMatch(/; upgrade-insecure-requests$/)
  })

  it.each([
    ['/', true],
    ['/tasks', true],
    ['/nowhere.png', true],
    ['/apian', true],
    ['/docs/errors', true],
    ['/docsify', true],
    ['/docs', false],
    ['/api', false],
    ['/api/me/tasks', false],
    ['/vendor/swagger-ui.css', false],
    ['/icon.svg', false],
    ['/favicon.ico', false],
    ['/icons/icon-192.png', false],
    ['/manifest.webmanifest', false],
    ['/sw.js', false],
    ['/sw.json', true],
    ['/offline', true],
    ['/_next/static/chunks/a.js', false],
  ])('stands before %s: %s', async (url, isPage) => {
    const { config } = await import('@/proxy')
    expect(isMatched({ config, nextConfig, url })).toBe(isPage)
  })
})
