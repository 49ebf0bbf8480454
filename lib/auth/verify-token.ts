import { createSecretKey } from 'node:crypto'
import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose'
import type { Caller } from '@/db/tenant-scope'
import { env } from '@/lib/env'
import { findSigningKey } from './signing-keys'
import { callerOfClaims, leewaySeconds } from './token-claims'

// Each would let the token bring its own key, or change what its signature covers.
const refusedHeaders = ['jku', 'x5u', 'jwk', 'crit', 'b64'] as const

/**
 * Whom a JWT speaks for, or null when it must not be trusted. A token with a key id is checked against
 * the app's own key set, one without against the shared secret; the key decides the algorithm, never
 * the token alone (RFC 8725, section 3.1). That the session is still live is left to the database.
 */
export async function verifyToken(token: string): Promise<Caller | null> {
  const header = readHeader(token)
  if (!header || refusedHeaders.some((name) => name in header)) return null
  const payload =
    header.kid === undefined ? await verifyShared(token) : await verifySigned(token, header.kid)
  return payload && callerOfClaims(payload)
}

async function verifySigned(token: string, keyId: unknown) {
  const signingKey = typeof keyId === 'string' ? await findSigningKey(keyId) : undefined
  if (!signingKey) return null
  const payload = await verify(token, signingKey.key, {
    algorithms: [signingKey.algorithm],
    issuer: env().jwtIssuer,
    audience: env().jwtAudience,
    requiredClaims: ['exp', 'iat', 'sub', 'sid'],
  })
  return payload
}

async function verifyShared(token: string) {
  const { BETTER_AUTH_SECRET, JWT_SHARED_SECRET, jwtIssuer, jwtAudience } = env()
  if (JWT_SHARED_SECRET === 'off') return null
  const key = createSecretKey(BETTER_AUTH_SECRET, 'utf8')
  const payload = await verify(token, key, { algorithms: ['HS256'], requiredClaims: ['exp'] })
  if (!payload) return null
  const { iss = jwtIssuer, aud = jwtAudience } = payload
  const audiences = Array.isArray(aud) ? aud : [aud]
  return iss === jwtIssuer && audiences.includes(jwtAudience) ? payload : null
}

async function verify(
  token: string,
  key: Parameters<typeof jwtVerify>[1],
  options: JWTVerifyOptions,
): Promise<JWTPayload | null> {
  try {
    return (await jwtVerify(token, key, { ...options, clockTolerance: leewaySeconds })).payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

function readHeader(token: string): ProtectedHeaderParameters | null {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return null
  }
}
