import { and, count, eq, gt } from 'drizzle-orm'
import type { Database } from '@/db/database'
import type { Orm } from '@/db/driver'
import { user as users, verification } from '@/db/schema/auth'
import { env } from '@/lib/env'
import { passwordResetMail } from '@/lib/mail/password-reset-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { betterAuthInstance } from './better-auth-instance'
import { onPasswordReset } from './security-events'

type Asked = { user: { id: string; email: string }; token: string }
type Reset = { user: { id: string } }
type Link = { id: string; value: string }

const linkLifetimeSeconds = 60 * 60
/** How many links that are still good an account may have been sent. */
const linksMax = 5

export function canResetPasswords(): boolean {
  return env().mailDelivery !== 'none'
}

/** Better Auth's options for a password that was forgotten. */
export function passwordResetOptions({ orm }: Database) {
  return {
    sendResetPassword: async ({ user, token }: Asked): Promise<void> => {
      const link = await findLink(token)
      // Nobody's mailbox is to be filled by others, from however many addresses they ask.
      if (!link || (await removeBeyondLimit(orm, link))) return
      // One that was never sent must not count against those that are asked for later.
      if (!(await sendMail(mailFor(user.email, token)))) await remove(orm, link)
    },
    resetPasswordTokenExpiresIn: linkLifetimeSeconds,
    revokeSessionsOnPasswordReset: true,
    onPasswordReset: async (reset: Reset, request?: Request) => {
      await onPasswordReset(reset, request)
      // Every request made another link, and Better Auth removes only the one that was used.
      await orm.delete(verification).where(eq(verification.value, reset.user.id))
    },
  }
}

/** Better Auth has made it by the time that it asks for the mail. */
async function findLink(token: string): Promise<Link | null> {
  const { internalAdapter } = await (await betterAuthInstance()).$context
  return await internalAdapter.findVerificationValue(`reset-password:${token}`)
}

/** @returns whether it was one too many, and is gone. */
async function removeBeyondLimit(orm: Orm, link: Link): Promise<boolean> {
  return await orm.transaction(
    async (tx) => {
      // One after the other: several at once would each count all the others, and none would be sent.
      await tx
        .select({ id: users.id })
        .from(users)
        .where(eq(users.id, link.value))
        .for('no key update')
      if ((await countLinks(tx, link.value)) <= linksMax) return false
      await remove(tx, link)
      return true
    },
    // Whatever the database's default: what others removed while this one waited must be seen.
    { isolationLevel: 'read committed' },
  )
}

async function countLinks(orm: Orm, userId: string): Promise<number> {
  const isGood = and(eq(verification.value, userId), gt(verification.expiresAt, new Date()))
  const [row] = await orm.select({ links: count() }).from(verification).where(isGood)
  return row?.links ?? 0
}

async function remove(orm: Orm, { id }: Link): Promise<void> {
  await orm.delete(verification).where(eq(verification.id, id))
}

function mailFor(to: string, token: string) {
  const { baseUrl } = env()
  const link = `${baseUrl}/reset-password?token=${encodeURIComponent(token)}`
  return passwordResetMail({ to, link, host: new URL(baseUrl).host })
}
