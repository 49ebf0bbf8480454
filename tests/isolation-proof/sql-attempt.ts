import { type SQL, sql } from 'drizzle-orm'
import type { Driver, Orm } from '@/db/driver'
import { tenantScope } from '@/db/tenant-scope'
import type { Statement } from '@/db/transport'
import { type Selected, select } from './select'
import { sqlState } from './sql-state'
import type { Attempt, NotTried, Verdict } from './tally'
import type { Target } from './target'
import { joined, type Row, tenantRows } from './tenant-rows'
import { undone } from './undone'

export type SqlParties = {
  driver: Driver
  victim: Target
  /** The victim's rows in the tenants' tables. */
  rows: string
}

/** As whom statements run: the tenant role, with or without a user. */
export type Scope = { name: string; userId: string | null; enter: SQL; isTenant: boolean }

export type SqlAttack = {
  name: string
  /** What the connecting role does beforehand, where it may. */
  prepare?: SQL[]
  /** Of the last one the rows count: those of others are a leak. Each must have its `user_id`. */
  statements: SQL[]
  /** No row at all may be reached, not even one's own. */
  reachesNone?: boolean
  /** Errors that are a refusal. */
  refusals?: string[]
  /** What a rollback does not undo. */
  tidy?: SQL
}

const insufficientPrivilege = '42501'
/** What only a row that is hidden can raise: a foreign or unique key, or a division by zero. */
const tellingErrors = ['23503', '23505', '22012']

/** An attack by SQL as an attempt, in a transaction that is rolled back. */
export function sqlAttempt(parties: SqlParties, scope: Scope, attack: SqlAttack): Attempt {
  return {
    name: `${attack.name}, ${scope.name}`,
    run: () => undone(parties.driver.orm, (tx) => tryAttack(tx, parties, scope, attack)),
  }
}

async function tryAttack(
  tx: Orm,
  { victim, rows }: SqlParties,
  scope: Scope,
  attack: SqlAttack,
): Promise<Verdict | NotTried> {
  const notTried = await prepareAttack(tx, attack.prepare ?? [])
  if (notTried) return notTried
  await tx.execute(scope.enter)
  const reached = await runAll(tx, attack)
  if ('answer' in reached) return reached
  await tx.execute(asUser(victim.user))
  const after = joined((await select<Row>(tx, tenantRows(victim.user))).rows)
  if (attack.tidy) await tx.execute(attack.tidy)
  const others = reached.rows.filter(({ user_id }) => user_id !== scope.userId).length
  const isNoneAllowed = attack.reachesNone || !scope.isTenant
  const leaks = [
    others > 0 ? 'it shows rows of others' : null,
    isNoneAllowed && others === 0 && reached.count > 0 ? 'it reaches rows of others' : null,
    after === rows ? null : "it changes A's rows",
  ]
  return {
    answer: reached.count === 1 ? '1 row' : `${reached.count} rows`,
    leaks: leaks.filter((leak) => leak !== null),
  }
}

/** What only somebody with more rights than the attacker's could put in their way. */
export async function prepareAttack(tx: Orm, statements: SQL[]): Promise<NotTried | null> {
  try {
    for (const statement of statements) await tx.execute(statement)
    return null
  } catch (error) {
    if (sqlState(error) !== insufficientPrivilege) throw error
    return { notTried: 'the connecting role may not prepare it' }
  }
}

async function runAll(
  tx: Orm,
  { statements, refusals = [insufficientPrivilege] }: SqlAttack,
): Promise<Selected<{ user_id?: unknown }> | Verdict> {
  let reached: Selected<{ user_id?: unknown }> = { rows: [], count: 0 }
  try {
    for (const statement of statements) reached = await select(tx, statement)
    return reached
  } catch (error) {
    const code = sqlState(error)
    if (code === undefined) throw error
    if (tellingErrors.includes(code)) {
      return { answer: `failed (${code})`, leaks: ['the error tells of a hidden row'] }
    }
    if (!refusals.includes(code)) throw error
    return { answer: `refused (${code})`, leaks: [] }
  }
}

/** From here on as this user, whoever ran before. */
export function asUser(userId: string): SQL {
  return sql`select set_config('role', 'docket_app', true),
    set_config('row_security', 'on', true), set_config('app.user_id', ${userId}, true)`
}

/** The product's own beginning of a transaction, as a statement of Drizzle's. */
export function productScope(userId: string, sessionId: string): SQL {
  const { text, values }: Statement = tenantScope({ userId, sessionId })
  const parts = text.split(/\$(\d+)/)
  return sql.join(
    parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)),
  )
}
