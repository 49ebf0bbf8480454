import { and, eq, lt, not, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { asTenant } from '@/db/database'
import { isDuplicate, isLockTimeout } from '@/db/failures'
import { idempotencyKeys } from '@/db/schema/idempotency-keys'
import { idempotencyKeyHours } from '@/db/schema/retention'
import { tasks } from '@/db/schema/tasks'
import type { Caller, TenantDatabase } from '@/db/tenant-scope'
import { AppError } from '@/lib/app-error'
import type { Attempt } from '@/lib/http/idempotency'
import { createdOf, idTakenOr, insertTask } from './create-task'
import { isOwn, namedTaskColumns } from './task-columns'
import type { TaskInput } from './task-schema'

const lockTimeoutMs = 500
const triesMax = 3

/**
 * Creates a task at most once for a key. The key, the task and the stored answer are one
 * transaction, so that there is never one without the others: a request with the same key meanwhile
 * waits for it, and a process that dies midway leaves nothing behind.
 * @returns the task as it was answered first, and whether this is a replay of that.
 * @throws AppError `idempotency_key_reused`, `idempotency_in_progress`, `id_taken`.
 */
export async function createTaskOnce(
  caller: Caller,
  input: TaskInput,
  attempt: Attempt,
): Promise<{ task: AnsweredTask; isReplay: boolean }> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const task = await createUnderKey(caller, input, attempt)
    if (task) return { task, isReplay: false }
    const stored = await readAnswer(caller, attempt)
    if (stored) return { task: stored, isReplay: true }
    // The first one failed after all, or its time ran out between the two: the key is free again.
  }
  throw stillRunning()
}

/** Null where the key is taken. */
async function createUnderKey(caller: Caller, input: TaskInput, { key, fingerprint }: Attempt) {
  const id = input.id ?? uuidv7()
  const isKey = isKeyOf(caller, key)
  try {
    const [, , , rows] = await asTenant(caller, (db) => [
      db.execute(sql`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`),
      db.delete(idempotencyKeys).where(and(isKey, isExpired)),
      db.insert(idempotencyKeys).values({ userId: caller.userId, key, fingerprint }),
      insertTask(caller, { ...input, id }),
      db
        .update(idempotencyKeys)
        .set({ answer: answerOf(db, caller, id) })
        .where(isKey),
    ])
    return createdOf(rows)
  } catch (error) {
    if (isDuplicate(error, 'idempotency_keys_user_id_key_pk')) return null
    throw isLockTimeout(error) ? stillRunning() : idTakenOr(error)
  }
}

/** What was answered under a key; null where there is no such key now. */
async function readAnswer(
  caller: Caller,
  { key, fingerprint }: Attempt,
): Promise<AnsweredTask | null> {
  const { answer, fingerprint: first } = idempotencyKeys
  const [[stored]] = await asTenant(caller, (db) => [
    db
      .select({ answer, first })
      .from(idempotencyKeys)
      .where(and(isKeyOf(caller, key), not(isExpired))),
  ])
  if (!stored) return null
  if (stored.first !== fingerprint) throw reused()
  return storedAnswer.parse(stored.answer)
}

const answeredTask = z.looseObject({ id: z.guid(), user_id: z.string(), version: z.int() })

/** A task as it was answered, whatever fields tasks have gained or lost since. */
export type AnsweredTask = z.infer<typeof answeredTask>

// A parsed copy would have its members in another order.
const storedAnswer = z.custom<AnsweredTask>((value) => answeredTask.safeParse(value).success)

const isExpired = lt(
  idempotencyKeys.createdAt,
  sql`now() - make_interval(hours => ${sql.raw(String(idempotencyKeyHours))})`,
)

function isKeyOf({ userId }: Caller, key: string) {
  return and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key))
}

/** A task as it goes over the wire, made into JSON by the database. */
function answerOf(db: TenantDatabase, caller: Caller, taskId: string) {
  const made = db.select(namedTaskColumns).from(tasks).where(isOwn(caller, taskId)).as('made')
  return sql`(select row_to_json(made) from ${made})`
}

function reused() {
  return new AppError(
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request. Use a new one.',
  )
}

function stillRunning() {
  return new AppError(
    'idempotency_in_progress',
    'The first request with this Idempotency-Key is still running. Try again shortly.',
  )
}
