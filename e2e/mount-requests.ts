import type { MountRequest } from './mount'

const token = { authorization: '{token}' }
const json = { ...token, 'content-type': 'application/json' }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const paths = [
  '/api/{me}/tasks',
  '/api/{me}/tasks/{task}',
  '/api/{me}/tasks/{task}/complete',
  '/api/{me}/tasks/{task}/restore',
  '/api/{me}/security-events',
  '/api/health/live',
  '/api/health/ready',
]

/** Every method of every route: as somebody, as nobody, with a bad token, and on another's path. */
const everyRoute: MountRequest[] = paths.flatMap((path) =>
  methods.flatMap((method) => [
    { method, path, headers: json, body: bodyFor(method) },
    { method, path },
    { method, path, headers: { authorization: 'Bearer a.b.c' }, body: bodyFor(method) },
    { method, path: path.replace('{me}', '{other}'), headers: json, body: bodyFor(method) },
  ]),
)

function bodyFor(method: string) {
  return ['POST', 'PUT', 'PATCH'].includes(method)
    ? '{"title":"Bread","completed":true}'
    : undefined
}

const create = { method: 'POST', path: '/api/me/tasks' }
const change = { method: 'PATCH', path: '/api/me/tasks/{task}' }
const read = { method: 'GET', path: '/api/me/tasks/{task}' }
const list = { method: 'GET', path: '/api/me/tasks' }

const bodies: MountRequest[] = [
  '{"title":"Zoë’s 🚲 \\u0001\\"\\\\/\\u2028","description":"a\\tb\\n","tags":["ö","x"]}',
  '{"title":"a","priority":"high","due_date":"2030-02-03","due_time":"08:30","completed":true}',
  '{"title":""}',
  '{"titel":"a"}',
  '{"title":"\\u0000"}',
  '{"title":"\\ud800"}',
  '{"title":1,"tags":"x","due_time":"08:00"}',
  '{"title":',
  '[]',
  'null',
  '',
].flatMap((body) => [
  { ...create, headers: json, body },
  { ...create, headers: json, body, isChunked: true },
  { ...change, headers: json, body },
  { ...change, path: `${change.path}/complete`, headers: json, body },
])

const bytes: MountRequest[] = [
  { ...create, headers: json, body: Uint8Array.of(0x7b, 0xff, 0x7d) },
  { ...create, headers: json, body: '{"title":"a"}'.padEnd(64 * 1024) },
  { ...create, headers: json, body: '{"title":"a"}'.padEnd(64 * 1024 + 1) },
  { ...create, headers: json, body: '{"title":"a"}'.padEnd(64 * 1024 + 1), isChunked: true },
  { ...create, headers: json, body: '['.repeat(60_000) },
  { ...create, body: '{"title":"a"}'.padEnd(64 * 1024 + 1) },
]

const headers: MountRequest[] = [
  ...['text/plain', 'application/merge-patch+json', 'application/json; charset=utf-8'].flatMap(
    (type) => [
      { ...create, headers: { ...token, 'content-type': type }, body: '{"title":"a"}' },
      { ...change, headers: { ...token, 'content-type': type }, body: '{"title":"a"}' },
    ],
  ),
  { ...create, headers: { ...json, 'content-encoding': 'gzip' }, body: '{"title":"a"}' },
  ...['text/html', '*/*', 'application/*;q=0.5', 'application/json;q=0', 'a/b;;'].flatMap(
    (accept) => [list, read].map((one) => ({ ...one, headers: { ...token, accept } })),
  ),
  ...['*', '"1"', '"2", "1"', 'W/"1"', '"9"', '""'].flatMap((tag) => [
    { ...read, headers: { ...token, 'if-none-match': tag } },
    { ...read, method: 'HEAD', headers: { ...token, 'if-none-match': tag } },
    { ...change, headers: { ...json, 'if-match': tag }, body: '{"title":"Changed"}' },
    { ...change, headers: { ...json, 'if-none-match': tag }, body: '{"title":"Changed too"}' },
    { ...change, method: 'DELETE', headers: { ...token, 'if-match': tag } },
  ]),
  ...['once', 'once', 'a b', 'x'.repeat(256)].map((key) => ({
    ...create,
    headers: { ...json, 'idempotency-key': key },
    body: '{"title":"Once"}',
  })),
  { ...create, headers: { ...json, 'idempotency-key': 'once' }, body: '{"title":"Another"}' },
  ...['mine', 'not good', 'x'.repeat(129)].map((id) => ({
    ...list,
    headers: { ...token, 'x-request-id': id },
  })),
  ...['https://app.example', 'https://other.example', 'null'].flatMap((origin) => [
    { ...list, headers: { ...token, origin } },
    { ...create, headers: { ...json, origin }, body: '{"title":"a"}' },
    {
      ...create,
      headers: { 'content-type': 'application/json', cookie: 'a=b', origin },
      body: '{}',
    },
    {
      ...create,
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    },
  ]),
  ...['Bearer', 'Basic YTpi', 'Bearer a, Bearer b', 'bearer  x', 'Bearer e30.e30.e30'].map(
    (authorization) => ({ ...list, headers: { authorization } }),
  ),
  { ...list, headers: { ...token, rsc: '1', 'next-router-prefetch': '1' } },
  { ...list, headers: { ...token, 'x-matched-path': '/', 'x-middleware-subrequest': 'proxy' } },
]

const queries: MountRequest[] = [
  '',
  '?',
  '?limit=2',
  '?limit=2&include_total=true&sort=title&order=desc',
  '?status=deleted',
  '?completed=true&status=pending',
  '?priority=high,low&priority=none&tag=a&due=any&due_after=2030-01-01&due_before=2030-12-31',
  '?search=%F0%9F%9A%B2',
  '?search=a+b%20c&q=x',
  '?search=%zz',
  '?search=%00',
  '?search=\u00e9',
  '?limit=1&limit=2',
  '?limit=501',
  '?cursor=x.y',
  '?nothing=1',
  // No name that begins with `nxtP`: such a parameter never gets through Next, and is unknown here.
  '?sort=due_date&due=none#fragment',
].map((query) => ({ ...list, path: list.path + query, headers: token }))

const odd: MountRequest[] = [
  '/api/me/tasks/not-an-id',
  '/api/me/tasks/%00',
  '/api/me/tasks/a%2Fb',
  '/api/m%65/tasks',
  '/api/me/tasks/..',
  '/api/me/tasks/%2e%2e/tasks',
  '/api/x/../me/tasks',
  '/api/me/tasks/',
  '/api/me/tasks/{task}/nothing',
  '/api/me/tasks/{task}?permanent=perhaps',
  '/api/auth/tasks',
  '/api/health/tasks',
  '/api/me/security-events?event=authz_fail&limit=1',
  '/api/me/security-events?since=yesterday',
].flatMap((path) => ['GET', 'DELETE'].map((method) => ({ method, path, headers: token })))

/** What both servers must answer alike, in this order. */
export const mountRequests: MountRequest[] = [
  ...everyRoute,
  ...bodies,
  ...bytes,
  ...headers,
  ...queries,
  ...odd,
]
