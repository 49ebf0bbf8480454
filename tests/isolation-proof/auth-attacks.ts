import type { HttpAttack } from './http-attack'
import type { Person } from './people'
import { altered, newWord, type Target } from './target'

type Post = [path: string, body: (a: Target) => object, rest?: Partial<HttpAttack>]

const needsKey = "an app without a signing key would make one, under the proof's secret"

/** What is not tried, and why. Whom `token` takes a credential for, `get-session` does as well. */
export const untried: Record<string, string> = {
  'GET /api/auth/jwks': needsKey,
  'GET /api/auth/token': needsKey,
}

/** A's id, address and credentials on Better Auth's own routes. */
export function authAttacks(b: Person): HttpAttack[] {
  return [...posts.map((post) => postOf(b, post)), ...reads(b), ...endings]
}

const password = newWord()

const posts: Post[] = [
  // Of somebody who never was it would make an account.
  ['sign-up/email', (a) => ({ name: 'Mine', email: a.email, password }), { hasNoTwin: true }],
  ['sign-in/email', (a) => ({ email: a.email, password })],
  ['revoke-session', (a) => ({ token: a.token, userId: a.user }), { mayAnswer: true }],
  ['revoke-session', (a) => ({ token: a.signedToken }), { mayAnswer: true }],
  ['revoke-session', (a) => ({ token: a.session }), { mayAnswer: true }],
  ['revoke-other-sessions', (a) => ({ userId: a.user, token: a.token }), { mayAnswer: true }],
  ['update-user', (a) => ({ name: 'Mine', id: a.user, userId: a.user }), { mayAnswer: true }],
  ['update-user', (a) => ({ name: 'Mine', email: a.email })],
  [
    'change-password',
    (a) => ({ currentPassword: password, newPassword: password, userId: a.user }),
  ],
  ['delete-user', (a) => ({ password, userId: a.user, id: a.user })],
  ['delete-user', (a) => ({ password, token: a.token })],
  // Where mail is sent the first would send some; the command and the tests have none configured.
  ['request-password-reset', (a) => ({ email: a.email })],
  ['reset-password', (a) => ({ token: a.token, newPassword: password })],
]

function postOf(b: Person, [path, body, rest]: Post): HttpAttack {
  return {
    operation: `POST /api/auth/${path}`,
    as: 'as B',
    request: (a) => ({
      method: 'POST',
      path: `/api/auth/${path}`,
      headers: { authorization: `Bearer ${b.own.signedToken}` },
      body: body(a),
    }),
    ...rest,
  }
}

function reads(b: Person): HttpAttack[] {
  return ['get-session', 'list-sessions'].flatMap((path) => {
    const operation = `GET /api/auth/${path}`
    const mangled: [as: string, token: (a: Target) => string][] = [
      ["with A's session token, unsigned", (a) => a.token],
      ["with A's session token, altered", (a) => altered(a.signedToken)],
    ]
    const asA = mangled.map(([as, token]) => ({
      operation,
      as,
      // That there is no session is an answer.
      mayAnswer: path === 'get-session',
      request: (a: Target) => ({
        method: 'GET',
        path: `/api/auth/${path}`,
        headers: { authorization: `Bearer ${token(a)}` },
      }),
    }))
    return [...asA, askedFor(b, operation)]
  })
}

/** B's own, with A's id in the question. */
function askedFor(b: Person, operation: string): HttpAttack {
  const [method = '', path = ''] = operation.split(' ')
  return {
    operation,
    as: 'as B',
    mayAnswer: true,
    request: (a) => ({
      method,
      path: `${path}?userId=${a.user}&user_id=${a.user}&token=${a.token}`,
      headers: { authorization: `Bearer ${b.own.signedToken}` },
    }),
  }
}

/** What ends whichever session asks for it, so that B's own must not. */
const endings: HttpAttack[] = ['sign-out', 'revoke-sessions'].flatMap((path) =>
  [(a: Target) => a.token, (a: Target) => altered(a.signedToken)].map((token) => ({
    operation: `POST /api/auth/${path}`,
    as: "with A's session token, mangled",
    // Whoever has no session is signed out already.
    mayAnswer: path === 'sign-out',
    request: (a: Target) => ({
      method: 'POST',
      path: `/api/auth/${path}`,
      headers: { authorization: `Bearer ${token(a)}` },
      body: { userId: a.user, token: a.token },
    }),
  })),
)
