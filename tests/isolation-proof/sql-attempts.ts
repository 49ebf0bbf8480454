import { sql } from 'drizzle-orm'
import type { Driver } from '@/db/driver'
import { assertionAttempts, foreignKeyAttacks, objectAttacks } from './object-attacks'
import { readingAttacks } from './reading-attacks'
import { type ConnectingRole, roleAttacks } from './role-attacks'
import { scopeAttempts } from './scope-attempts'
import { sessionAttacks } from './session-attacks'
import {
  asUser,
  productScope,
  type Scope,
  type SqlAttack,
  type SqlParties,
  sqlAttempt,
} from './sql-attempt'
import { tableAttacks } from './table-attacks'
import type { Attempt } from './tally'
import { newTarget, type Target } from './target'
import { readTenantRows } from './tenant-rows'

/** What statements can do to A's rows as the tenant role, for whomever it runs. */
export async function sqlAttempts(
  driver: Driver,
  { victim, attacker, role }: { victim: Target; attacker: Target; role: ConnectingRole },
): Promise<Attempt[]> {
  const rows = await readTenantRows(driver, victim.user)
  const parties: SqlParties = { driver, victim, rows }
  const asB = scopeOfB(attacker)
  const attempts = (scopes: Scope[], attacksIn: (scope: Scope) => SqlAttack[]) =>
    scopes.flatMap((scope) => attacksIn(scope).map((attack) => sqlAttempt(parties, scope, attack)))
  return [
    ...scopeAttempts(driver, victim, attacker),
    ...attempts([...withoutUser(), asB], (scope) => tableAttacks(victim, scope)),
    ...attempts([nobody, asB], () => [...objectAttacks, ...readingAttacks(attacker)]),
    ...attempts([asB], () => [
      ...foreignKeyAttacks(victim),
      ...sessionAttacks(victim, attacker),
      ...(role.bypasses ? [] : roleAttacks(attacker, role)),
    ]),
    ...assertionAttempts(driver),
  ]
}

const nobody: Scope = {
  name: 'with no user',
  userId: null,
  isTenant: false,
  enter: sql`select set_config('role', 'docket_app', true)`,
}

function withoutUser(): Scope[] {
  const { user } = newTarget()
  return [
    nobody,
    { name: 'with an empty user', userId: null, isTenant: false, enter: asUser('') },
    { name: 'with a wrong user', userId: user, isTenant: false, enter: asUser(user) },
  ]
}

function scopeOfB({ user, session }: Target): Scope {
  return { name: 'as B', userId: user, isTenant: true, enter: productScope(user, session) }
}
