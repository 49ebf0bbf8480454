import 'server-only'
import { betterAuthInstance } from './better-auth-instance'
import { canResetPasswords } from './password-reset'

/** Whether the token of a link can still be used. It is not used up by this. */
export async function isLinkGood(token: string): Promise<boolean> {
  if (!canResetPasswords()) return false
  const { internalAdapter } = await (await betterAuthInstance()).$context
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  return found !== null && found.expiresAt > new Date()
}
