import { eq, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { openDatabaseInTime } from '@/db/database'
import { session, user } from '@/db/schema/auth'
import type { Caller } from '@/db/tenant-scope'
import { wireTime } from '@/db/wire-time'
import { sessionEnded } from '@/lib/app-error'
import type { AccountExport } from './export-schema'

/**
 * A person and their sessions, of Better Auth's tables, without any secret of theirs.
 * @throws AppError `unauthorized` where the account is gone.
 */
export async function readAccount({
  userId,
}: Caller): Promise<Pick<AccountExport, 'user' | 'sessions'>> {
  const { orm } = await openDatabaseInTime()
  const [people, sessions] = await Promise.all([
    orm
      .select({
        id: user.id,
        name: user.name,
        email: user.email,
        created_at: wireTime<string>(user.createdAt),
      })
      .from(user)
      .where(eq(user.id, userId)),
    orm
      .select({
        id: session.id,
        created_at: wireTime<string>(session.createdAt),
        expires_at: wireTime<string>(session.expiresAt),
        address: known(session.ipAddress),
        user_agent: known(session.userAgent),
      })
      .from(session)
      .where(eq(session.userId, userId)),
  ])
  const [person] = people
  if (!person) throw sessionEnded()
  return { user: person, sessions }
}

/** Better Auth stores empty text for what it does not know. */
function known(column: PgColumn) {
  return sql<string | null>`nullif(${column}, '')`
}
