import { and, count, eq, gt } from 'drizzle-orm'
import type { Database } from '@/db/database'
import type { Orm } from '@/db/driver'
import { verification } from '@/db/schema/auth'
import { env } from '@/lib/env'
import { passwordResetMail } from '@/lib/mail/password-reset-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { onPasswordReset } from './security-events'

type Asked = { user: { id: string; email: string }; token: string }
type Reset = { user: { id: string } }

const linkLifetimeSeconds = 60 * 60
/** How many links that are still good an account may have been sent. */
const linksMax = 5

export function canResetPasswords(): boolean {
  return env().mailDelivery !== 'none'
}

/** Better Auth's options for a password that was forgotten. */
export function passwordResetOptions({ orm }: Database) {
  return {
    sendResetPassword: async ({ user, token }: Asked) => {
      // Nobody's mailbox is to be filled by others, from however many addresses they ask.
      if ((await countLinks(orm, user.id)) > linksMax) return
      await sendMail(mailFor(user.email, token))
    },
    resetPasswordTokenExpiresIn: linkLifetimeSeconds,
    revokeSessionsOnPasswordReset: true,
    onPasswordReset: async (reset: Reset, request?: Request) => {
      await onPasswordReset(reset, request)
      // Each asking makes a link of its own, and Better Auth takes back only the one that was used.
      await orm.delete(verification).where(eq(verification.value, reset.user.id))
    },
  }
}

async function countLinks(orm: Orm, userId: string): Promise<number> {
  const isGood = and(eq(verification.value, userId), gt(verification.expiresAt, new Date()))
  const [row] = await orm.select({ links: count() }).from(verification).where(isGood)
  return row?.links ?? 0
}

function mailFor(to: string, token: string) {
  const { baseUrl } = env()
  const link = `${baseUrl}/reset-password?token=${encodeURIComponent(token)}`
  return passwordResetMail({ to, link, host: new URL(baseUrl).host })
}
