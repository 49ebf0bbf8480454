import { beforeAll } from 'vitest'
import { env } from '@/lib/env'
import { newPerson } from './person'
import { addSigningKey, claimsOf, eddsa, forge, type SigningKey } from './tokens'

/** What an attacker's token may be made of, some of it more than an attacker has. */
export type Parts = { key: SigningKey; claims: object; secret: string; good: string }
export type Attack = [name: string, forge: (parts: Parts) => string]

/** Adds a signing key before the tests of a file. @returns what makes a new person's parts. */
export function tokenParts(): () => Promise<Parts> {
  let key: SigningKey
  beforeAll(async () => {
    key = await addSigningKey()
  })
  return async () => {
    const claims = claimsOf(await newPerson())
    const good = forge({ alg: 'EdDSA', kid: key.kid }, claims, eddsa(key.privateKey))
    return { key, claims, secret: env().BETTER_AUTH_SECRET, good }
  }
}
