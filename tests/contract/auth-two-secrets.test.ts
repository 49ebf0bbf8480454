import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { derivedKey } from '@/lib/derived-key'
import { env } from '@/lib/env'
import { send, sharedToken } from '../harness/person'
import { signUp } from '../harness/sign-up'

const origin = 'http://localhost:3000'

/** The cookie of a session, with a signature under the given key. */
function resigned(cookie: string, key: string) {
  const [name = '', value = ''] = cookie.split('; ')[0]?.split('=') ?? []
  const token = decodeURIComponent(value).split('.')[0] ?? ''
  const signature = createHmac('sha256', key).update(token).digest('base64')
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}`
}

describe('a session cookie', () => {
  it('is good when it is signed with the key made for Better Auth', async () => {
    const { cookie } = await signUp()
    const headers = { cookie: resigned(cookie, derivedKey('better-auth')) }
    expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(200)
  })

  it('is refused when it is signed with the secret itself', async () => {
    const { cookie } = await signUp()
    const headers = { cookie: resigned(cookie, env().BETTER_AUTH_SECRET) }
    expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
    const session = await send('GET', '/api/auth/get-session', { headers })
    expect(await session.text()).toBe('null')
  })
})

describe('a session token', () => {
  it('is refused when it is signed with the secret itself', async () => {
    const { cookie } = await signUp()
    const [, token = ''] = resigned(cookie, env().BETTER_AUTH_SECRET).split('=')
    const headers = { authorization: `Bearer ${token}` }
    expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
  })
})

describe('a token of the shared secret', () => {
  it('is worth nothing at Better Auth’s own routes', async () => {
    const { person, email } = await signUp()
    const token = await sharedToken({ sub: person.id, sid: person.sessionId, email })
    const headers = { authorization: `Bearer ${token}`, origin }
    const session = await send('GET', '/api/auth/get-session', { headers })
    expect(['null', '']).toContain(
      await session.text().then((text) => (session.status === 401 ? '' : text)),
    )
    expect((await send('GET', '/api/auth/token', { headers })).status).toBe(401)
    expect((await send('GET', '/api/auth/list-sessions', { headers })).status).toBe(401)
    const deletion = await send('POST', '/api/auth/delete-user', { headers, body: {} })
    expect(deletion.status).toBeGreaterThanOrEqual(400)
  })

  it.each(['/verify-email', '/reset-password', '/delete-user/callback'])(
    'opens nothing at %s',
    async (path) => {
      const { person, email } = await signUp()
      const token = await sharedToken({ sub: person.id, email, requestType: 'email-verification' })
      const response = await send('GET', `/api/auth${path}?token=${token}`, { headers: { origin } })
      expect(response.status).toBeGreaterThanOrEqual(400)
      const mine = await person.send('GET', '/tasks')
      expect(mine.status).toBe(200)
    },
  )
})
