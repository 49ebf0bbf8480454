import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { symmetricEncrypt } from 'better-auth/crypto'
import { openDatabase } from '@/db/database'
import { jwks } from '@/db/schema/auth'
import { derivedKey } from '@/lib/derived-key'
import { type Person, send } from './person'

export type Signer = (input: string) => Buffer
export type SigningKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject; x: string }

const origin = 'http://localhost:3000'

/** A token of these parts; a string goes in as it is, anything else as JSON. */
export function forge(header: unknown, payload: unknown, signer: Signer): string {
  const input = [header, payload].map(encode).join('.')
  return `${input}.${signer(input).toString('base64url')}`
}

export function eddsa(key: KeyObject): Signer {
  return (input) => sign(null, Buffer.from(input), key)
}

export function hmac(secret: string | Buffer, hash = 'sha256'): Signer {
  return (input) => createHmac(hash, secret).update(input).digest()
}

export const unsigned: Signer = () => Buffer.alloc(0)

/** The claims of a good token for a person's session. An undefined one is left out. */
export function claimsOf({ id, sessionId }: Person, changes: object = {}) {
  const iat = nowSeconds()
  return { sub: id, sid: sessionId, iat, exp: iat + 600, iss: origin, aud: origin, ...changes }
}

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}

/** A key pair that no server knows. */
export function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  return { kid: randomUUID(), privateKey, publicKey, x }
}

/** A key pair whose public half is among the app's own, for tokens that Better Auth never makes. */
export async function addSigningKey(): Promise<SigningKey> {
  // Better Auth makes its key where there is none, and signs with the newest: so it comes first.
  await send('GET', '/api/auth/jwks')
  const key = newKey()
  const { orm } = await openDatabase()
  await orm.insert(jwks).values({
    id: key.kid,
    publicKey: JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: key.x }),
    privateKey: await lockedPrivateKey(derivedKey('better-auth')),
    alg: 'EdDSA',
    crv: 'Ed25519',
    createdAt: new Date(0),
  })
  return key
}

/** What stands where a private half does, locked under a key of Better Auth's, as it locks them. */
export async function lockedPrivateKey(key: string): Promise<string> {
  return JSON.stringify(await symmetricEncrypt({ key, data: 'nobody signs with this' }))
}

/** What a list of tasks answers to a token, with all that could tell one refusal from another. */
export async function answerTo(token: string) {
  const headers = { authorization: `Bearer ${token}`, 'x-request-id': 'the-same' }
  const response = await send('GET', '/api/me/tasks', { headers })
  const challenge = response.headers.get('www-authenticate')
  return { status: response.status, challenge, body: await response.text() }
}

/** The one answer to every token that is refused. */
export async function refusal() {
  const { body } = await answerTo('unknown')
  return { status: 401, challenge: 'Bearer error="invalid_token"', body }
}

function encode(part: unknown): string {
  const text = typeof part === 'string' ? part : JSON.stringify(part)
  return Buffer.from(text).toString('base64url')
}
