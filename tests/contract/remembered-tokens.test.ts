import { eq } from 'drizzle-orm'
import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { jwks, session } from '@/db/schema/auth'
import { env } from '@/lib/env'
import { newPerson } from '../harness/person'
import {
  addSigningKey,
  answerTo,
  claimsOf,
  eddsa,
  forge,
  hmac,
  nowSeconds,
  refusal,
} from '../harness/tokens'

afterEach(() => vi.useRealTimers())

const tokenFor = (claims: object) => forge({ alg: 'HS256' }, claims, hmac(env().BETTER_AUTH_SECRET))

it('a token that was good before is refused once its session has ended', async () => {
  const person = await newPerson()
  for (const _ of [1, 2]) expect((await answerTo(person.token)).status).toBe(200)
  const { orm } = await openDatabase()
  await orm.delete(session).where(eq(session.id, person.sessionId))
  expect(await answerTo(person.token)).toEqual(await refusal())
})

it('a token that was good before is refused once it has expired', async () => {
  const person = await newPerson()
  const token = tokenFor(claimsOf(person, { exp: nowSeconds() + 60 }))
  for (const _ of [1, 2]) expect((await answerTo(token)).status).toBe(200)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 91_000 })
  expect(await answerTo(token)).toEqual(await refusal())
})

it('a token that differs from a good one in its signature alone is refused', async () => {
  const person = await newPerson()
  expect((await answerTo(person.token)).status).toBe(200)
  const [header, payload, signature = ''] = person.token.split('.')
  const other = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
  expect(await answerTo(`${header}.${payload}.${other}`)).toEqual(await refusal())
})

it('a token that was good before is refused once the keys are read again without its own', async () => {
  const person = await newPerson()
  const { kid, privateKey } = await addSigningKey()
  const signed = (keyId: string) =>
    forge({ alg: 'EdDSA', kid: keyId }, claimsOf(person), eddsa(privateKey))
  for (const _ of [1, 2]) expect((await answerTo(signed(kid))).status).toBe(200)
  const { orm } = await openDatabase()
  await orm.delete(jwks).where(eq(jwks.id, kid))
  await answerTo(signed('unknown'))
  expect(await answerTo(signed(kid))).toEqual(await refusal())
})
