import type { HttpAttack } from './http-attack'
import { states } from './path-attacks'
import { asPerson, type Person } from './people'
import type { Target } from './target'
import { fillPath, isOfOneTask, operationName, userOperations } from './user-operations'

/**
 * A's ids in the bodies of what B makes. The last ones leave B with tasks of the same ids as A's: so
 * nothing that must find none of them may follow, and `sharedIdAttacks` may.
 */
export function bodyAttacks(b: Person): HttpAttack[] {
  const made: [as: string, body: (a: Target) => object][] = [
    ["as B, with A's user_id", (a) => ({ user_id: a.user })],
    ...states.map((state): [string, (a: Target) => object] => [
      `as B, with the id of A's ${state} task`,
      (a) => ({ user_id: a.user, id: a[state] }),
    ]),
  ]
  const creations = made.map(([as, body]) => ({
    operation: 'POST /api/{user_id}/tasks',
    as,
    mayAnswer: true,
    request: (a: Target) =>
      asPerson(b, { method: 'POST', path: '/api/me/tasks', body: { title: 'Mine', ...body(a) } }),
  }))
  return [...ownTaskAttacks(b), ...creations]
}

/** A's ids in the bodies of changes to B's own task. */
function ownTaskAttacks(b: Person): HttpAttack[] {
  return ['PUT', 'PATCH'].map((method) => ({
    operation: `${method} /api/{user_id}/tasks/{task_id}`,
    as: "as B, with A's ids",
    mayAnswer: true,
    request: (a) =>
      asPerson(b, {
        method,
        path: `/api/me/tasks/${b.own.live}`,
        body: { title: 'Mine', user_id: a.user, id: a.live },
      }),
  }))
}

/** What B does to tasks of their own that have the ids of A's: each of them exists twice now. */
export function sharedIdAttacks(b: Person): HttpAttack[] {
  // What erases comes last.
  const changing = userOperations
    .filter((operation) => operation.isDocumented && isOfOneTask(operation))
    .sort((one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'))
  return states.flatMap((state) =>
    changing.flatMap((operation) => {
      const queries = operation.method === 'DELETE' ? ['', '?permanent=true'] : ['']
      return queries.map((query) => ({
        operation: operationName(operation),
        as: 'as B, who has one of this id too',
        mayAnswer: true,
        request: (a: Target) =>
          asPerson(b, {
            method: operation.method,
            path: fillPath(operation.path, { user: 'me', task: a[state] }) + query,
            body: operation.body,
          }),
      }))
    }),
  )
}
