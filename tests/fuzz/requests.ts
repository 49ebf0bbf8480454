import fc from 'fast-check'
import { priorities } from '@/db/schema/task-limits'
import { securityEvents } from '@/lib/security-log/event-schema'
import { sorts, statuses } from '@/lib/tasks/task-query'
import { documentedOperations } from '../harness/openapi-places'

/** A request as it is generated: the names in braces stand for what the test has made. */
export type FuzzRequest = {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | null
}

/** What may stand in for a name in braces, or be named in a body, so that some requests meet something. */
export type Places = { users: string[]; tasks: string[]; emails: string[] }

/** They would end the session that all the other requests are sent with. */
const ending = ['/api/auth/sign-out', '/api/auth/revoke-sessions']

const operations = documentedOperations.filter(({ path }) => !ending.includes(path))
/** Better Auth has more of them, and ours have more to go wrong. */
const ours = operations.filter(({ path }) => path.includes('/tasks'))

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.constantFrom('', ' ', '\0', '\ud800', '%', "'", '"', '\\', '%_\\', '../', '٣', 'İ', 'ς'),
)

const oddValue = fc.oneof(
  oddText,
  fc.constantFrom(null, true, false, 0, -1, 1e308, [], {}, [[]], [null], '2030-02-30', '25:00'),
  fc.jsonValue({ maxDepth: 4 }),
)

const goodValues: Record<string, fc.Arbitrary<unknown>> = {
  title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  description: fc.option(fc.string({ unit: 'grapheme', maxLength: 500 })),
  completed: fc.boolean(),
  priority: fc.constantFrom(...priorities),
  due_date: fc.constantFrom('2030-01-02', '1970-01-01', '9999-12-31', null),
  due_time: fc.constantFrom('00:00', '23:59', null),
  tags: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 25 }),
  id: fc.uuid(),
  version: fc.nat(),
}

const mostlyGood = (values: Record<string, fc.Arbitrary<unknown>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, good]) => [
      name,
      fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: oddValue }),
    ]),
  )

const fields = fc.record(mostlyGood(goodValues), { requiredKeys: ['title'] })

const password = fc.string({ unit: 'grapheme', minLength: 10, maxLength: 40 })

const newEmail = fc.uuid().map((id) => `${id}@example.com`)

/** What Better Auth's routes take. */
const accountFields = (emails: string[]) =>
  fc.record(
    mostlyGood({
      name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
      email: fc.oneof(fc.constantFrom(...emails), fc.emailAddress(), newEmail),
      password,
      newPassword: password,
      currentPassword: password,
      token: fc.uuid(),
      callbackURL: fc.constantFrom('/tasks', '/tasks', '/tasks', 'https://a.example'),
      redirectTo: fc.constantFrom('/', '/', '/reset-password', 'https://a.example'),
      revokeOtherSessions: fc.boolean(),
      rememberMe: fc.boolean(),
    }),
    { requiredKeys: ['name', 'email', 'password', 'newPassword', 'currentPassword', 'token'] },
  )

/** A body that most often has these fields. */
const bodyWith = (fields: fc.Arbitrary<object>) =>
  fc.oneof(
    { weight: 8, arbitrary: fields.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.dictionary(oddText, oddValue).map((it) => JSON.stringify(it)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 64 }).map((it) => Uint8Array.from(it)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('{"title":', '['.repeat(60_000), '"x"', 'x'.repeat(66_000)),
    },
  )

const queryValues: Record<string, fc.Arbitrary<string>> = {
  status: fc.constantFrom(...statuses),
  completed: fc.constantFrom('true', 'false'),
  priority: fc.constantFrom(...priorities, 'low,high'),
  tag: oddText,
  due_after: fc.constantFrom('2030-01-01', '0001-01-01'),
  due_before: fc.constantFrom('2030-01-01', '9999-12-31'),
  due: fc.constantFrom('none', 'any'),
  search: oddText,
  q: oddText,
  sort: fc.constantFrom(...Object.keys(sorts)),
  order: fc.constantFrom('asc', 'desc'),
  limit: fc.constantFrom('1', '2', '500', '0', '501', '1e2', '-1'),
  cursor: oddText,
  include_total: fc.constantFrom('true', 'false'),
  permanent: fc.constantFrom('true', 'false'),
  event: fc.constantFrom(...securityEvents),
  since: fc.constantFrom('2020-01-01T00:00:00Z', '2020-01-01T00:00:00+14:00', '2020'),
}

const parameter = fc.oneof(
  { weight: 6, arbitrary: oneOf(queryValues) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(queryValues)), oddText) },
  { weight: 1, arbitrary: fc.tuple(oddText, oddText) },
)

const query = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 6,
    arbitrary: fc
      .array(parameter, { minLength: 1, maxLength: 3 })
      .map((pairs) => `?${pairs.map((pair) => pair.map(encode).join('=')).join('&')}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('?', '?%', '?a=%zz', '?&&=', '?limit') },
)

// What a header may hold at all: visible Latin-1, blanks and tabs.
const headerText = fc.stringMatching(/^[\x20-\x7e\xa1-\xff]{0,60}$/)

const headerValues: Record<string, fc.Arbitrary<string>> = {
  accept: fc.constantFrom(
    'application/json',
    '*/*',
    'text/html',
    'application/json;q=0',
    'application/json; q=0',
    'text/html, */*; q=0',
    'a/b;;',
  ),
  'content-type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/merge-patch+json',
    'text/plain',
  ),
  'if-match': fc.constantFrom('*', '"1"', '"2", "1"', 'W/"1"', '"0"', '""'),
  'if-none-match': fc.constantFrom('*', '"1"', 'W/"1"', '"99999999999999999999"'),
  'idempotency-key': fc.constantFrom('k', 'a b', '"k"', 'x'.repeat(256)),
  'x-request-id': fc.constantFrom('mine', 'not good', 'x'.repeat(129)),
  origin: fc.constantFrom('https://a.example', 'null', 'http://localhost:3000'),
  'access-control-request-method': fc.constantFrom('POST', 'x'),
  'content-encoding': fc.constantFrom('gzip', 'identity'),
  'user-agent': headerText,
  cookie: fc.constantFrom('a=b', 'better-auth.session_token=x.y', '%'),
}

const header = fc.oneof(
  { weight: 4, arbitrary: oneOf(headerValues) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(headerValues)), headerText) },
)

const segment = fc.oneof(oddText.map(encode), fc.constantFrom('%00', '%2F', '%2e%2e', '~', 'me'))

type Target = Pick<FuzzRequest, 'method' | 'path'>

/** Requests to every route, most of them nearly right. */
export function fuzzRequests(places: Places): fc.Arbitrary<FuzzRequest> {
  const [taskBody, accountBody] = [bodyWith(fields), bodyWith(accountFields(places.emails))]
  return targets(places).chain((target) =>
    fc.record({
      method: fc.constant(target.method),
      path: fc.constant(target.path),
      query,
      headers: fc
        .array(header, { maxLength: 2, size: 'small' })
        .map((pairs) => Object.fromEntries(pairs)),
      body: fc.option(target.path.startsWith('/api/auth/') ? accountBody : taskBody),
    }),
  )
}

function targets({ users, tasks }: Places): fc.Arbitrary<Target> {
  const user = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...users) }, segment)
  const task = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...tasks) }, segment)
  const known = fc
    .tuple(fc.constantFrom(...operations, ...ours, ...ours, ...ours), user, task)
    .map(([{ method, path }, userId, taskId]) => ({
      method,
      path: path.replace('{user_id}', userId).replace('{task_id}', taskId),
    }))
  const method = fc.constantFrom(...methods)
  const unknown = fc.array(segment, { maxLength: 5 }).map((parts) => `/api/${parts.join('/')}`)
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 3, arbitrary: fc.record({ method, path: known.map(({ path }) => path) }) },
    { weight: 1, arbitrary: fc.record({ method, path: unknown }) },
  )
}

/** A name, and a value that may go with it. */
function oneOf(values: Record<string, fc.Arbitrary<string>>) {
  const pairs = Object.entries(values).map(([name, value]) => fc.tuple(fc.constant(name), value))
  return fc.oneof(...pairs)
}

/** Half a surrogate pair has no form in a URL; browsers send this in its place. */
function encode(text: string) {
  return encodeURIComponent(text.toWellFormed())
}
