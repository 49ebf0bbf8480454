import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import {
  decodeProtectedHeader,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose'
import type { Caller } from '@/db/tenant-scope'
import { env } from '@/lib/env'
import { recallToken, rememberToken } from './remembered-tokens'
import { findSigningKey } from './signing-keys'
import { callerOfClaims, leewaySeconds } from './token-claims'
import { refusalOf, refusedToken } from './token-refusal'

// Each would let the token bring its own key, or change what its signature covers.
const refusedHeaders = ['jku', 'x5u', 'jwk', 'crit', 'b64'] as const

/**
 * Whom a JWT speaks for. A token with a key id is checked against the app's own key set, one without
 * against the shared secret; the key decides the algorithm, never the token alone (RFC 8725, section
 * 3.1). That the session is still live is left to the database.
 * @throws AppError `unauthorized` when it must not be trusted.
 */
export async function verifyToken(token: string): Promise<Caller> {
  return recallToken(token) ?? (await verifyAnew(token))
}

async function verifyAnew(token: string): Promise<Caller> {
  if (!token.split('.').every(isCanonical)) throw refusedToken('malformed')
  const header = readHeader(token)
  if (refusedHeaders.some((name) => name in header)) throw refusedToken('header_refused', token)
  const payload =
    header.kid === undefined
      ? await verifyShared(token, header.alg)
      : await verifySigned(token, header.kid)
  const caller = callerOfClaims(payload)
  if (!caller) throw refusedToken('claims', token)
  rememberToken(token, { caller, expiresAt: Number(payload.exp) + leewaySeconds })
  return caller
}

async function verifySigned(token: string, keyId: unknown) {
  const signingKey = typeof keyId === 'string' ? await findSigningKey(keyId) : undefined
  if (!signingKey) throw refusedToken('unknown_key', token)
  return await verify(token, signingKey.key, {
    algorithms: [signingKey.algorithm],
    issuer: env().jwtIssuer,
    audience: env().jwtAudience,
    requiredClaims: ['exp', 'iat', 'sub', 'sid'],
  })
}

async function verifyShared(token: string, algorithm: unknown) {
  const { BETTER_AUTH_SECRET, JWT_SHARED_SECRET, jwtIssuer, jwtAudience } = env()
  if (JWT_SHARED_SECRET === 'off') throw refusedToken('shared_secret_off', token)
  // A wrong guess costs a few microseconds here; what passes is verified in full.
  if (algorithm === 'HS256' && !isSignedWith(token, BETTER_AUTH_SECRET)) {
    throw refusedToken('signature', token)
  }
  const key = createSecretKey(BETTER_AUTH_SECRET, 'utf8')
  const payload = await verify(token, key, { algorithms: ['HS256'], requiredClaims: ['exp'] })
  const { iss = jwtIssuer, aud = jwtAudience } = payload
  if (iss !== jwtIssuer) throw refusedToken('issuer', token)
  if (![aud].flat().includes(jwtAudience)) throw refusedToken('audience', token)
  return payload
}

/** RFC 7518, section 3.2. */
function isSignedWith(token: string, secret: string) {
  const end = token.lastIndexOf('.')
  const given = Buffer.from(token.slice(end + 1), 'base64url')
  const expected = createHmac('sha256', secret).update(token.slice(0, end)).digest()
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function verify(
  token: string,
  key: Parameters<typeof jwtVerify>[1],
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, key, { ...options, clockTolerance: leewaySeconds })).payload
  } catch (error) {
    throw refusalOf(error, token)
  }
}

/** Base64url without padding or stray bits in its last character, so that a token has one spelling. */
function isCanonical(part: string) {
  return Buffer.from(part, 'base64url').toString('base64url') === part
}

function readHeader(token: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(token)
  } catch {
    throw refusedToken('malformed')
  }
}
