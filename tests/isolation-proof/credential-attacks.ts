import { env } from '@/lib/env'
import type { HttpAttack } from './http-attack'
import { encodePart, signJwt } from './jwt'
import type { Person } from './people'
import { altered, newWord, signToken, type Target } from './target'

type Headers = Record<string, string>
type Credential = { as: string; headers: (a: Target) => Headers; isBs?: boolean }

const operations = [
  { method: 'GET', path: '/api/{user_id}/tasks' },
  { method: 'GET', path: '/api/me/tasks', isOwn: true },
  { method: 'DELETE', path: '/api/{user_id}/tasks/{task_id}' },
  { method: 'GET', path: '/api/me/export', isOwn: true },
  { method: 'GET', path: '/api/{user_id}/security-events' },
]

/** Every way to seem to be A, on routes that would answer A. */
export function credentialAttacks(b: Person): HttpAttack[] {
  const credentials = [...sessionTokens(b), ...jwts(b), ...cookies(b), ...noTokens]
  return credentials.flatMap(({ as, headers, isBs }) =>
    operations.map(({ method, path, isOwn }) => ({
      operation: `${method} ${path.replace('/me/', '/{user_id}/')}`,
      as,
      mayAnswer: isBs === true && isOwn,
      request: (a: Target) => ({
        method,
        path: path.replace('{user_id}', a.user).replace('{task_id}', a.live),
        headers: headers(a),
      }),
    })),
  )
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })

const noTokens: Credential[] = [
  { as: 'with no credential', headers: () => ({}) },
  {
    as: "with A's address as Basic",
    headers: (a) => ({ authorization: `Basic ${btoa(`${a.email}:password`)}` }),
  },
]

function sessionTokens({ own, jwt }: Person): Credential[] {
  const [, signatureOfB = ''] = own.signedToken.split('.')
  const otherKey = newWord()
  const tokens: [as: string, token: (a: Target) => string][] = [
    ["with A's session token, unsigned", (a) => a.token],
    ["with A's session token and no signature", (a) => `${a.token}.`],
    ["with A's session token, altered", (a) => altered(a.signedToken)],
    ["with A's session token, signed with another key", (a) => signToken(a.token, otherKey)],
    [
      "with A's session token, signed with the secret itself",
      (a) => signToken(a.token, env().BETTER_AUTH_SECRET),
    ],
    ["with A's session token and B's signature", (a) => `${a.token}.${signatureOfB}`],
    ["with the id of A's session", (a) => a.session],
    ["with A's own id", (a) => a.user],
    ["with B's token and A's at once", (a) => `${jwt}, Bearer ${a.signedToken}`],
  ]
  return tokens.map(([as, token]) => ({ as, headers: (a) => bearer(token(a)) }))
}

function jwts({ own, jwt }: Person): Credential[] {
  const [header = '', , signature = ''] = jwt.split('.')
  const otherSecret = newWord()
  const claimsOf = (a: Target) => ({ sub: a.user, sid: a.session })
  const inAYear = { exp: 4_000_000_000 }
  const tokens: [as: string, token: (a: Target) => string][] = [
    ["with a JWT for A, of another's secret", (a) => signJwt(claimsOf(a), otherSecret)],
    [
      'with a JWT for A, signed by nobody',
      (a) => `${encodePart({ alg: 'none' })}.${encodePart({ ...claimsOf(a), ...inAYear })}.`,
    ],
    [
      "with B's JWT, A's claims put in",
      (a) => `${header}.${encodePart({ ...claimsOf(a), ...inAYear })}.${signature}`,
    ],
    ["with a JWT for A, of B's session", (a) => signJwt({ sub: a.user, sid: own.session })],
    ["with a JWT for B, of A's session", (a) => signJwt({ sub: own.user, sid: a.session })],
    [
      'with a JWT for A and B at once',
      (a) => signJwt({ sub: own.user, user_id: a.user, sid: own.session }),
    ],
  ]
  return tokens.map(([as, token]) => ({ as, headers: (a) => bearer(token(a)) }))
}

function cookies({ own, jwt }: Person): Credential[] {
  const { isHttps, baseUrl } = env()
  const name = `${isHttps ? '__Secure-' : ''}better-auth.session_token`
  const cookie = (value: string): Headers => ({ cookie: `${name}=${value}`, origin: baseUrl })
  return [
    { as: "with A's cookie, unsigned", headers: (a) => cookie(a.token) },
    { as: "with A's cookie, altered", headers: (a) => cookie(altered(a.signedToken)) },
    {
      as: "with A's good cookie beside a bad token",
      headers: (a) => ({ ...cookie(a.signedToken), ...bearer(altered(own.signedToken)) }),
    },
    {
      as: "with A's good cookie beside an empty token",
      headers: (a) => ({ ...cookie(a.signedToken), authorization: 'Bearer' }),
    },
    {
      as: "with A's good cookie beside B's good token",
      headers: (a) => ({ ...cookie(a.signedToken), ...bearer(jwt) }),
      isBs: true,
    },
    {
      as: "with B's good cookie, and A's id in a header",
      headers: (a) => ({ ...cookie(own.signedToken), 'x-user-id': a.user }),
      isBs: true,
    },
  ]
}
