import type { HttpAttack } from './http-attack'
import { asPerson, type Person } from './people'
import type { Target } from './target'
import { isOfOneTask, operationName, userOperations } from './user-operations'

type Query = [query: (a: Target) => string, isRefused?: true]

const tasks: Query[] = [
  [() => ''],
  [() => '?include_total=true&sort=title'],
  [() => '?status=deleted'],
  [() => '?status=completed&sort=completed_at'],
  [() => '?q=%25'],
  [() => '?priority=none,low,medium,high'],
  [(a) => `?search=${a.title}`],
  [(a) => `?search=${a.description}&status=deleted`],
  [(a) => `?tag=${a.tag}`],
  [(a) => `?limit=1&cursor=${a.tasksCursor}`, true],
  [(a) => `?limit=1&cursor=${a.eventsCursor}`, true],
]

const events: Query[] = [
  [() => ''],
  [() => '?event=authz_fail'],
  [() => '?since=2000-01-01T00:00:00Z'],
  [(a) => `?limit=1&cursor=${a.eventsCursor}`, true],
  [(a) => `?limit=1&cursor=${a.tasksCursor}`, true],
]

/** A's words, cursors and id in the questions that B asks of their own lists. */
export function queryAttacks(b: Person): HttpAttack[] {
  const lists = { tasks, 'security-events': events, export: [[() => '']] satisfies Query[] }
  const asked = Object.entries(lists).flatMap(([list, queries]) =>
    queries.map(([query, isRefused]) => ({ list, query, isRefused })),
  )
  return asked.map(({ list, query, isRefused }) => ({
    operation: `GET /api/{user_id}/${list}`,
    as: 'as B',
    mayAnswer: !isRefused,
    request: (a) => asPerson(b, { method: 'GET', path: `/api/me/${list}${query(a)}` }),
  }))
}

/** A's id as a parameter of every route that reads several things. */
export function parameterAttacks(b: Person): HttpAttack[] {
  const reading = userOperations.filter(
    (operation) => ['GET', 'HEAD'].includes(operation.method) && !isOfOneTask(operation),
  )
  return reading.flatMap((operation) =>
    ['user_id', 'userId', 'owner', 'nxtPuser_id'].map((name) => ({
      operation: operationName(operation),
      as: 'as B',
      mayAnswer: true,
      request: (a: Target) =>
        asPerson(b, {
          method: operation.method,
          path: `${operation.path.replace('{user_id}', 'me')}?${name}=${a.user}`,
        }),
    })),
  )
}
