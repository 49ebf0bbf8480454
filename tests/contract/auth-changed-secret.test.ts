import { expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { jwks } from '@/db/schema/auth'
import { newAccount } from '../harness/new-account'
import { json, send } from '../harness/person'
import { fetchToken } from '../harness/sign-up'
import { lockedPrivateKey } from '../harness/tokens'

it('signs with a new key where the stored ones were locked under another secret', async () => {
  const { cookie, person } = await newAccount()
  const { orm } = await openDatabase()
  const before = await orm.select({ id: jwks.id }).from(jwks)
  await orm.update(jwks).set({ privateKey: await lockedPrivateKey('of another secret') })
  const headers = { authorization: `Bearer ${await fetchToken(cookie)}` }
  expect((await send('GET', `/api/${person.id}/tasks`, { headers })).status).toBe(200)
  const { keys } = await json<{ keys: { kid: string }[] }>(await send('GET', '/api/auth/jwks'))
  expect(keys).toHaveLength(1)
  expect(before.map(({ id }) => id)).not.toContain(keys[0]?.kid)
})

it('goes on with the others where one is no key at all', async () => {
  const { cookie } = await newAccount()
  const { orm } = await openDatabase()
  const row = { id: 'broken', publicKey: '{}', privateKey: '', createdAt: new Date() }
  await orm.insert(jwks).values(row)
  expect(await fetchToken(cookie)).toMatch(/^[^.]+\.[^.]+\.[^.]+$/)
})
