import { type Part, type Population, userIdOf, usersOf } from '../data/population'
import { forgeToken, signToken } from '../data/token'

/** Who may be asked about, and with which tokens. */
export type World = {
  population: Population
  users: Record<Part, number[]>
  tokenOf(user: number): string
  forgedTokenOf(user: number): string
}

/** Tokens are made once, before anything is measured. */
export function makeWorld(population: Population, secret: string): World {
  const everybody = Array.from({ length: population.users }, (_, user) => userIdOf(user))
  const tokens = everybody.map((id) => signToken(id, secret))
  const forged = everybody.map(forgeToken)
  return {
    population,
    users: {
      read: usersOf('read', population),
      update: usersOf('update', population),
      complete: usersOf('complete', population),
      create: usersOf('create', population),
    },
    tokenOf: (user) => tokens[user] ?? '',
    forgedTokenOf: (user) => forged[user] ?? '',
  }
}
