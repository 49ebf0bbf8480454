import { authAttacks, untried } from './auth-attacks'
import { bodyAttacks, sharedIdAttacks } from './body-attacks'
import { CouldNotRun } from './could-not-run'
import { credentialAttacks } from './credential-attacks'
import { headerAttacks } from './header-attacks'
import { type HttpAttack, httpAttempt, type Parties } from './http-attack'
import { parameterAttacks, queryAttacks } from './list-attacks'
import { oneTaskAttacks, taskPathAttacks, userPathAttacks } from './path-attacks'
import type { Person } from './people'
import { serviceAttacks } from './service-attacks'
import type { Attempt } from './tally'
import { documentedOperations, operationName, userOperations } from './user-operations'

/**
 * What B can ask of the app about A: every route, method and position of an id.
 * @throws CouldNotRun where a route is in none of them.
 */
export function httpAttempts(parties: Parties, b: Person): Attempt[] {
  const attacks = [
    ...userPathAttacks(b),
    ...taskPathAttacks(b),
    ...oneTaskAttacks(b),
    ...queryAttacks(b),
    ...parameterAttacks(b),
    ...headerAttacks(b),
    ...credentialAttacks(b),
    ...authAttacks(b),
    ...serviceAttacks(b),
    ...bodyAttacks(b),
    ...sharedIdAttacks(b),
  ]
  const all = [...documentedOperations, ...userOperations.map(operationName)]
  requireCoverage(attacks, all)
  const notTried = Object.entries(untried).map(([name, reason]) => ({
    name,
    run: async () => ({ notTried: reason }),
  }))
  return [...attacks.map((attack) => httpAttempt(parties, attack)), ...notTried]
}

/** @throws CouldNotRun naming each operation that no attack is about. */
export function requireCoverage(attacks: Pick<HttpAttack, 'operation'>[], operations: string[]) {
  const tried = new Set([...attacks.map(({ operation }) => operation), ...Object.keys(untried)])
  const missing = operations.filter((operation) => !tried.has(operation))
  if (missing.length > 0) throw new CouldNotRun(`The proof does not try ${missing.join(', ')}.`)
}
