import { decodeJwt, errors, type JWTPayload } from 'jose'
import { type AppError, refusedCredential } from '@/lib/app-error'
import { claimedUserId } from './token-claims'

/** Why a token is refused, in the words of the security log. */
export type TokenFault =
  | 'malformed'
  | 'header_refused'
  | 'unknown_key'
  | 'shared_secret_off'
  | 'algorithm'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'not_yet_valid'
  | 'claims'

/** The refusal of a token that proves nothing: whom it names is only claimed. */
export function refusedToken(reason: TokenFault, token?: string): AppError {
  return refusedCredential({
    event: 'authn_token_invalid',
    reason,
    userId: token === undefined ? null : userIdIn(token),
    userIdProved: false,
  })
}

/** What jose threw, as the refusal of the token; whatever is not the token's fault as it is. */
export function refusalOf(error: unknown, token: string): unknown {
  if (error instanceof errors.JWTExpired) return expiredToken(error.payload)
  if (error instanceof errors.JOSEError) return refusedToken(faultOf(error), token)
  return error
}

/** Its signature was good, so the user is proved. */
function expiredToken(payload: JWTPayload) {
  const userId = claimedUserId(payload)
  return refusedCredential({
    event: 'authn_token_expired',
    reason: 'expired',
    userId,
    userIdProved: userId !== null,
  })
}

const claimFaults: Record<string, TokenFault> = {
  iss: 'issuer',
  aud: 'audience',
  nbf: 'not_yet_valid',
}

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTClaimValidationFailed) return claimFaults[error.claim] ?? 'claims'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  return error instanceof errors.JOSEAlgNotAllowed ? 'algorithm' : 'malformed'
}

function userIdIn(token: string): string | null {
  try {
    return claimedUserId(decodeJwt(token))
  } catch {
    return null
  }
}
