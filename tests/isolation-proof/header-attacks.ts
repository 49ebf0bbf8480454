import type { HttpAttack } from './http-attack'
import { asPerson, type Person } from './people'
import type { Target } from './target'

type Header = [name: string, value: (a: Target) => string]

// By which proxies and frameworks have said who asks, or what for.
const identities: Header[] = [
  'x-user-id',
  'x-user',
  'x-forwarded-user',
  'x-authenticated-user',
  'x-auth-request-user',
  'x-remote-user',
  'x-tenant-id',
  'x-docket-user',
].map((name) => [name, (a) => a.user])

const addresses: Header[] = [
  'x-original-url',
  'x-rewrite-url',
  'x-matched-path',
  'x-now-route-matches',
  'x-invoke-path',
].map((name) => [name, (a) => `/api/${a.user}/tasks/${a.live}`])

const others: Header[] = [
  ['x-request-id', (a) => a.requestId],
  ['idempotency-key', (a) => a.key],
  ['x-http-method-override', () => 'GET'],
  ['x-middleware-subrequest', () => 'middleware:middleware:middleware'],
]

const operations = [
  { method: 'GET', path: '/api/me/tasks', isOwn: true },
  { method: 'GET', path: '/api/{user_id}/tasks' },
  { method: 'GET', path: '/api/me/tasks/{task_id}' },
  { method: 'DELETE', path: '/api/me/tasks/{task_id}' },
  { method: 'GET', path: '/api/me/export', isOwn: true },
]

/** A's id, request id, key and addresses in the headers of B's requests. */
export function headerAttacks(b: Person): HttpAttack[] {
  const headers = [...identities, ...addresses, ...others]
  const single = operations.flatMap((operation) =>
    headers.map(([name, value]) => ({
      operation: `${operation.method} ${operation.path.replace('/me/', '/{user_id}/')}`,
      as: `as B, ${name}`,
      mayAnswer: operation.isOwn,
      request: (a: Target) =>
        asPerson(b, {
          method: operation.method,
          path: operation.path.replace('{user_id}', a.user).replace('{task_id}', a.live),
          headers: { [name]: value(a) },
        }),
    })),
  )
  return [...single, createUnderKey(b)]
}

/** The key that A created a task under must be as free for B as any. */
function createUnderKey(b: Person): HttpAttack {
  return {
    operation: 'POST /api/{user_id}/tasks',
    as: "as B, A's idempotency-key",
    mayAnswer: true,
    request: (a) =>
      asPerson(b, {
        method: 'POST',
        path: '/api/me/tasks',
        headers: { 'idempotency-key': a.key },
        body: { title: 'Mine' },
      }),
  }
}
