import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { tasks } from '@/db/schema/tasks'
import { send } from '../harness/person'
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
