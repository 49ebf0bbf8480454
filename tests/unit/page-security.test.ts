import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '@/lib/http/page-security'

const production = { nonce: 'bm9uY2U=', isHttps: false, isDevelopment: false }

describe('the policy of a page', () => {
  it('lets nothing be evaluated, and no style or script stand in a line', () => {
    expect(contentSecurityPolicy(production)).not.toContain('unsafe')
  })

  it('lets Next’s own tools evaluate and style in development, and nothing else', () => {
    const policy = contentSecurityPolicy({ ...production, isDevelopment: true })
    const strict = policy
      .replace(" 'unsafe-eval'", '')
      .replace("style-src 'self' 'unsafe-inline'", "style-src 'self' 'nonce-bm9uY2U='")
    expect(strict).toBe(contentSecurityPolicy(production))
  })

  it('makes every request one by https only where the public address is', () => {
    const policy = contentSecurityPolicy({ ...production, isHttps: true })
    expect(policy).toBe(`${contentSecurityPolicy(production)}; upgrade-insecure-requests`)
  })
})
