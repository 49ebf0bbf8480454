import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { escaped, schemaProblems } from '../harness/conformance'
import { newAccount } from '../harness/new-account'
import { json, send } from '../harness/person'
import { fetchToken, signIn, signUp } from '../harness/sign-up'

const statusWith = async (token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (await send('GET', '/api/me/tasks', { headers })).status
}

describe('changing the password', () => {
  it('ends the other sessions with their tokens, even when the request asks to keep them', async () => {
    const here = await signUp()
    const there = await signIn(here)
    const response = await send('POST', '/api/auth/change-password', {
      headers: { cookie: here.cookie, origin: 'http://localhost:3000' },
      body: {
        currentPassword: here.password,
        newPassword: 'another password',
        revokeOtherSessions: false,
      },
    })
    expect(response.status).toBe(200)
    for (const token of [there.person.token, there.sessionToken]) {
      expect(await statusWith(token)).toBe(401)
    }
    const renewed = response.headers.getSetCookie().map((line) => line.split(';', 1)[0])
    expect(await statusWith(await fetchToken(renewed.join('; ')))).toBe(200)
  })

  it('needs the current one', async () => {
    const { cookie } = await signUp()
    const response = await send('POST', '/api/auth/change-password', {
      headers: { cookie, origin: 'http://localhost:3000' },
      body: { currentPassword: 'not the password', newPassword: 'another password' },
    })
    expect(response.status).toBe(400)
    expect((await send('GET', '/api/me/tasks', { headers: { cookie } })).status).toBe(200)
  })
})

describe('deleting the account', () => {
  it.each([{}, { password: '' }, { password: 'not the password' }])(
    'needs the password: not %j',
    async (body) => {
      const { cookie } = await signUp()
      const headers = { cookie, origin: 'http://localhost:3000' }
      expect((await send('POST', '/api/auth/delete-user', { headers, body })).status).toBe(400)
      expect((await send('GET', '/api/me/tasks', { headers: { cookie } })).status).toBe(200)
    },
  )

  it.each([{}, { password: '' }])('is documented with a password: not %j', (body) => {
    const pointer = `/paths/${escaped('/api/auth/delete-user')}/post/requestBody/content/${escaped('application/json')}/schema`
    expect(schemaProblems(pointer, body, 'the body')).not.toEqual([])
    expect(schemaProblems(pointer, { password: 'a password' }, 'the body')).toEqual([])
  })

  it('is done by the password alone, whatever else a body has', async () => {
    const { cookie, password } = await newAccount()
    const headers = { cookie, origin: 'http://localhost:3000' }
    const body = { password, token: 'unknown', callbackURL: '/\u2603' }
    expect((await send('POST', '/api/auth/delete-user', { headers, body })).status).toBe(200)
    expect((await send('GET', '/api/auth/token', { headers })).status).toBe(401)
  })

  it('takes the tasks along and ends every token of the user at once', async () => {
    const { person, cookie, password, sessionToken } = await signUp()
    await person.add({ title: 'Gone soon' })
    const before = (await openDatabase()).orm
      .select()
      .from(tasks)
      .where(eq(tasks.userId, person.id))
    expect(await before).toHaveLength(1)
    const response = await send('POST', '/api/auth/delete-user', {
      headers: { cookie, origin: 'http://localhost:3000' },
      body: { password },
    })
    expect(response.status).toBe(200)
    expect(await statusWith(person.token)).toBe(401)
    expect(await statusWith(sessionToken)).toBe(401)
    // The test's own login is a superuser, whom no policy hides a row from.
    const { orm } = await openDatabase()
    expect(await orm.select().from(tasks).where(eq(tasks.userId, person.id))).toEqual([])
  })
})

describe('Better Auth’s routes', () => {
  it('refuse the name of a session that no database could be asked for', async () => {
    const { cookie } = await newAccount()
    const headers = { cookie, origin: 'http://localhost:3000' }
    for (const token of ['a\0b', '\ud800', 'x'.repeat(1_001)]) {
      const response = await send('POST', '/api/auth/revoke-session', { headers, body: { token } })
      expect(response.status).toBe(400)
    }
  })

  it.each([
    [{}, 'Bearer'],
    [{ authorization: 'Bearer nonsense' }, 'Bearer error="invalid_token"'],
  ])('challenge whoever sends %j', async (headers, challenge) => {
    const response = await send('GET', '/api/auth/token', { headers })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, challenge])
  })

  it('answer HEAD as GET, without the body', async () => {
    const { cookie } = await signUp()
    const response = await send('HEAD', '/api/auth/get-session', { headers: { cookie } })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('take no picture, which nothing shows and anything could be', async () => {
    const image = 'javascript:alert(1)'
    const body = { name: 'A', email: `${randomUUID()}@example.com`, password: randomUUID(), image }
    const response = await send('POST', '/api/auth/sign-up/email', { body })
    expect(response.status).toBe(400)
    expect(await json(response)).toMatchObject({ message: 'Not usable: image' })
  })
})
