import { describe, expect, it } from 'vitest'
import { newPerson } from '../harness/person'
import { signUp } from '../harness/sign-up'
import { type Attack, tokenParts } from '../harness/token-parts'
import { answerTo, claimsOf, eddsa, forge, hmac, newKey, refusal } from '../harness/tokens'

const parts = tokenParts()

const tampered: Attack[] = [
  [
    'another payload',
    ({ good, claims }) => withPart(good, 1, encode({ ...claims, sub: 'another' })),
  ],
  [
    'another header',
    ({ good, key }) => withPart(good, 0, encode({ alg: 'EdDSA', kid: key.kid, typ: 'x' })),
  ],
  ['no signature', ({ good }) => withPart(good, 2, '')],
  ['no payload', ({ good }) => withPart(good, 1, '')],
  ['no header', ({ good }) => withPart(good, 0, '')],
  ['a signature cut short', ({ good }) => good.slice(0, -4)],
  ['a longer signature', ({ good }) => `${good}AAAA`],
  ['a padded signature', ({ good }) => `${good}==`],
  ['a signature of zeros', ({ good }) => withPart(good, 2, Buffer.alloc(64).toString('base64url'))],
  ['a header that is no JSON', ({ good }) => withPart(good, 0, 'e30x')],
  ['a header that is a list', ({ claims, secret }) => forge([], claims, hmac(secret))],
  ['a header that is null', ({ claims, secret }) => forge('null', claims, hmac(secret))],
  ['an embedded key that signed it', ({ claims }) => signedByEmbeddedKey(claims)],
]

const sizes: Attack[] = [
  ['a megabyte', () => 'a'.repeat(1_000_000)],
  ['a megabyte in three parts', () => `${'a'.repeat(500_000)}.${'a'.repeat(500_000)}.a`],
  ['a hundred thousand dots', () => '.'.repeat(100_000)],
  ['a header nested deep', () => `${encode(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)}.e30.a`],
  [
    'a payload nested deep',
    ({ secret }) => shared({}, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, secret),
  ],
]

describe.each([
  { kind: 'tampering', attacks: tampered },
  { kind: 'sizes', attacks: sizes },
])('$kind', ({ attacks }) => {
  it.each(attacks)('refuses %s', async (_name, make) => {
    expect(await answerTo(make(await parts()))).toEqual(await refusal())
  })
})

it('refuses a real token under a changed name, and takes it unchanged', async () => {
  const [{ person }, other] = [await signUp(), await newPerson()]
  const payload = claimsOf(person, { sub: other.id, sid: other.sessionId })
  expect((await answerTo(person.token)).status).toBe(200)
  expect(await answerTo(withPart(person.token, 1, encode(payload)))).toEqual(await refusal())
})

function shared(header: object, claims: object | string, secret: string | Buffer) {
  return forge({ alg: 'HS256', ...header }, claims, hmac(secret))
}

function signedByEmbeddedKey(claims: object) {
  const own = newKey()
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: own.x }
  return forge({ alg: 'EdDSA', jwk }, claims, eddsa(own.privateKey))
}

function withPart(token: string, at: number, part: string) {
  return token.split('.').with(at, part).join('.')
}

function encode(value: unknown) {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return Buffer.from(text).toString('base64url')
}
