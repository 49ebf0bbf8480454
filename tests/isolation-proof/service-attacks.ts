import type { HttpAttack } from './http-attack'
import { asPerson, type Person } from './people'
import type { Target } from './target'
import { documentedOperations } from './user-operations'

const isService = (operation: string) => !/ \/api\/(\{user_id\}|auth)\//.test(operation)

/** A's id on routes that are about nobody, and on addresses that are no routes. */
export function serviceAttacks(b: Person): HttpAttack[] {
  const known = documentedOperations.filter(isService).map((operation) => {
    const [method = '', path = ''] = operation.split(' ')
    return { operation, method, path: () => path, mayAnswer: path !== '/api/cron/purge' }
  })
  const unknown = [
    (a: Target) => `/api/${a.user}`,
    (a: Target) => `/api/users/${a.user}`,
    (a: Target) => `/api/tasks/${a.live}`,
    (a: Target) => `/api/${a.user}/tasks/${a.live}/history`,
    (a: Target) => `/api/me/../${a.user}/tasks`,
    (a: Target) => `/api//${a.user}/tasks`,
  ].map((path) => ({ operation: 'GET *', method: 'GET', path, mayAnswer: false }))
  return [...known, ...unknown].map(({ operation, method, path, mayAnswer }) => ({
    operation,
    as: 'as B',
    mayAnswer,
    request: (a) =>
      asPerson(b, {
        method,
        path: `${path(a)}?user_id=${a.user}`,
        headers: { 'x-user-id': a.user },
      }),
  }))
}
