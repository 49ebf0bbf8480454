import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { asJanitor, openDatabase } from '@/db/database'
import { rowsOf } from '@/db/rows-of'
import { rateLimit, session, verification } from '@/db/schema/auth'
import { idempotencyKeys } from '@/db/schema/idempotency-keys'
import { requestCounts } from '@/db/schema/request-counts'
import { idempotencyKeyHours, securityLogDays, trashDays } from '@/db/schema/retention'
import { securityEvents } from '@/db/schema/security-events'
import { tasks } from '@/db/schema/tasks'
import type { PurgeCounts } from './purge-schema'

type Batch = { is_alone: boolean; count: number }

type Expiring = {
  kind: keyof PurgeCounts
  table: PgTable
  isExpired: SQL
  run: (statement: SQL) => Promise<Batch | undefined>
}

const nowMs = sql`extract(epoch from now()) * 1000`
const dayMs = 86_400_000

const expiring: Expiring[] = [
  {
    kind: 'tasks',
    table: tasks,
    isExpired: isOlder(tasks.deletedAt, trashDays * 24),
    run: runAsJanitor,
  },
  {
    kind: 'idempotency_keys',
    table: idempotencyKeys,
    isExpired: isOlder(idempotencyKeys.createdAt, idempotencyKeyHours),
    run: runAsJanitor,
  },
  {
    kind: 'security_events',
    table: securityEvents,
    isExpired: isOlder(securityEvents.time, securityLogDays * 24),
    run: runAsJanitor,
  },
  {
    kind: 'sessions',
    table: session,
    isExpired: sql`${session.expiresAt} < now()`,
    run: runAsOwner,
  },
  {
    kind: 'verifications',
    table: verification,
    isExpired: sql`${verification.expiresAt} < now()`,
    run: runAsOwner,
  },
  {
    kind: 'rate_limits',
    table: requestCounts,
    isExpired: sql`${requestCounts.expire} < ${nowMs}`,
    run: runAsOwner,
  },
  {
    kind: 'rate_limits',
    table: rateLimit,
    isExpired: sql`${rateLimit.lastRequest} < ${nowMs} - ${dayMs}::int`,
    run: runAsOwner,
  },
]

const rowsAtOnce = 1_000
/** Any number, as long as every version of Docket uses the same. */
const purgeLock = 3_685_462

/**
 * Erases what has been kept long enough: the trash, idempotency keys, the security log, and what has
 * expired of sessions and counts. Whoever finds another purge at work, in whichever process, leaves
 * everything to that one.
 * @returns how many rows of each went.
 */
export async function purge(): Promise<PurgeCounts> {
  const erased: PurgeCounts = {
    tasks: 0,
    idempotency_keys: 0,
    security_events: 0,
    sessions: 0,
    verifications: 0,
    rate_limits: 0,
  }
  for (const rows of expiring) {
    let count: number
    do {
      const batch = await eraseBatch(rows)
      if (!batch?.is_alone) return erased
      count = batch.count
      erased[rows.kind] += count
    } while (count === rowsAtOnce)
  }
  return erased
}

/**
 * Few enough rows to take no long time, and only while nobody else erases any: the lock is the
 * transaction's, since a pool or Neon's HTTP endpoint keeps no session that could hold one for longer.
 * As an array the rows are looked for once; a join may be planned, while the table is all but empty, so
 * that it looks for them again for every row. Whether each has expired is asked twice, since one that is
 * changed at this moment is looked at again as it is then.
 */
async function eraseBatch({ table, isExpired, run }: Expiring) {
  return await run(sql`
    with lock as materialized (select pg_try_advisory_xact_lock(${purgeLock}) as is_alone),
    gone as (
      delete from ${table} where (select is_alone from lock) and ctid = any (array(
        select ctid from ${table} where ${isExpired} limit ${rowsAtOnce}
      )) and ${isExpired} returning 1
    )
    select is_alone, (select count(*)::int from gone) as count from lock`)
}

/** Tenants' rows, of which this role sees the expired ones alone. */
async function runAsJanitor(statement: SQL) {
  const [[batch]] = await asJanitor((db) => [db.execute<Batch>(statement)])
  return batch
}

/** Rows of no tenant's. */
async function runAsOwner(statement: SQL) {
  const { orm } = await openDatabase()
  const [batch] = await rowsOf<Batch>(orm, statement)
  return batch
}

function isOlder(column: PgColumn, hours: number) {
  return sql`${column} < now() - make_interval(hours => ${hours}::int)`
}
