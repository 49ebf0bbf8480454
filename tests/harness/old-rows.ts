import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { asAudit, asTenant, openDatabase } from '@/db/database'
import { idempotencyKeys } from '@/db/schema/idempotency-keys'
import { securityEvents } from '@/db/schema/security-events'
import { tasks } from '@/db/schema/tasks'
import type { PurgeCounts } from '@/lib/purge/purge-schema'
import type { Person } from './person'

export type Kind = 'tasks' | 'idempotency_keys' | 'security_events'

/** How long rows of each kind are kept; typed anew, since what the code says of itself proves nothing. */
export const keptFor: Record<Kind, string> = {
  tasks: '30 days',
  idempotency_keys: '24 hours',
  security_events: '90 days',
}

export const kinds: Kind[] = ['tasks', 'idempotency_keys', 'security_events']

/** What a purge says that erased no row. */
export const nothing: PurgeCounts = {
  tasks: 0,
  idempotency_keys: 0,
  security_events: 0,
  sessions: 0,
  verifications: 0,
  rate_limits: 0,
}

/** Adds so many rows of a person's, each of which became what it is so long ago: tasks are trash. */
export async function addOldRows(person: Person, kind: Kind, ages: string[]): Promise<void> {
  const { id: userId, sessionId } = person
  const rows = ages.map((age) => ({ userId, time: sql<string>`now() - ${age}::interval` }))
  if (kind === 'security_events') {
    const same = { event: 'authz_fail', userIdProved: true, count: 1 }
    const events = rows.map((row) => ({ ...same, ...row, id: randomUUID() }))
    await asAudit((db) => [db.insert(securityEvents).values(events)])
    return
  }
  await asTenant({ userId, sessionId }, (db) => [
    kind === 'tasks'
      ? db
          .insert(tasks)
          .values(
            rows.map(({ time }) => ({ userId, id: randomUUID(), title: 'Old', deletedAt: time })),
          )
      : db.insert(idempotencyKeys).values(
          rows.map(({ time }) => ({
            userId,
            key: randomUUID(),
            fingerprint: '',
            createdAt: time,
          })),
        ),
  ])
}

/** How many rows there are of a person's, as the connecting role sees it, which policies leave alone. */
export async function countRows({ id }: Person, kind: Kind): Promise<number> {
  const { orm } = await openDatabase()
  const table = { tasks, idempotency_keys: idempotencyKeys, security_events: securityEvents }[kind]
  const count = sql<number>`count(*)::int`
  const [row] = await orm.select({ count }).from(table).where(eq(table.userId, id))
  return row?.count ?? 0
}
