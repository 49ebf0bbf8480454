import type { HttpAttack } from './http-attack'
import { asPerson, type Person } from './people'
import { percentEncoded, type Target } from './target'
import {
  fillPath,
  isOfOneTask,
  type Operation,
  operationName,
  userOperations,
} from './user-operations'

type Spelling = [name: string, spell: (id: string) => string]

const asItIs: Spelling = ['', (id) => id]
const others: Spelling[] = [
  [', in capitals', (id) => id.toUpperCase()],
  [', percent-encoded', percentEncoded],
]

export const states = ['live', 'completed', 'trashed'] as const

/** A's id in the path, with B's token: every method of every route, and every task of A's. */
export function userPathAttacks(b: Person): HttpAttack[] {
  return userOperations.flatMap((operation) =>
    placesOf(operation).map(({ state, spelling: [name, spell] }) =>
      attackOf(b, operation, {
        as: `as B${name}`,
        path: (target) =>
          fillPath(operation.path, { user: spell(target.user), task: target[state] }),
      }),
    ),
  )
}

/** A's task under B's own path, with B's token. */
export function taskPathAttacks(b: Person): HttpAttack[] {
  return userOperations.filter(isOfOneTask).flatMap((operation) =>
    ['me', b.own.user].flatMap((user) =>
      placesOf(operation).map(({ state, spelling: [name, spell] }) =>
        attackOf(b, operation, {
          as: `as B${name}`,
          path: (target) => fillPath(operation.path, { user, task: spell(target[state]) }),
        }),
      ),
    ),
  )
}

/** The same with what could make one task more equal than another: queries, conditions and bodies. */
export function oneTaskAttacks(b: Person): HttpAttack[] {
  const headers = { 'if-match': ['"1"', '"2"', '*'], 'if-none-match': ['"1"', '*'] }
  const conditions = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value) => ({ as: `as B, ${name}: ${value}`, headers: { [name]: value } })),
  )
  const one = userOperations.filter((operation) => operation.isDocumented && isOfOneTask(operation))
  const variants = [
    ...conditions,
    { as: 'as B', query: (a: Target) => `?user_id=${a.user}` },
    { as: 'as B', query: () => '?permanent=true' },
    { as: 'as B, in the name of A', body: (a: Target) => ({ user_id: a.user, id: a.live }) },
  ]
  return one.flatMap((operation) =>
    variants
      .filter(({ body }: Variant) => body === undefined || operation.body !== undefined)
      .map(({ as, headers, query, body }: Variant) =>
        attackOf(b, operation, {
          as,
          headers,
          path: (a) =>
            fillPath(operation.path, { user: 'me', task: a.live }) + (query ? query(a) : ''),
          body: body && ((a) => ({ ...Object(operation.body), ...body(a) })),
        }),
      ),
  )
}

type Variant = {
  as: string
  headers?: Record<string, string>
  query?: (target: Target) => string
  body?: (target: Target) => object
}

type Details = Omit<Variant, 'query'> & { path: (target: Target) => string }

function attackOf(
  b: Person,
  operation: Operation,
  { as, headers, path, body }: Details,
): HttpAttack {
  const { method } = operation
  return {
    operation: operationName(operation),
    as,
    // Which methods there are, anybody may know.
    mayAnswer: method === 'OPTIONS',
    request: (target) =>
      asPerson(b, {
        method,
        path: path(target),
        headers,
        body: body ? body(target) : operation.body,
      }),
  }
}

function placesOf(operation: Operation) {
  const tasks = isOfOneTask(operation) ? states : (['live'] as const)
  const plain = tasks.map((state) => ({ state, spelling: asItIs }))
  // A method that a route does not take is refused whatever the id.
  if (!operation.isDocumented) return plain
  return [...plain, ...others.map((spelling) => ({ state: 'live' as const, spelling }))]
}
