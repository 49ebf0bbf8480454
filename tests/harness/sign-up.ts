import { randomUUID } from 'node:crypto'
import { json, Person, send } from './person'

export type SignedUp = {
  person: Person
  email: string
  password: string
  /** The `Cookie` header a browser would send. */
  cookie: string
  /** The signed session token, good as a bearer. */
  sessionToken: string
}

/** Signs up through Better Auth's own route and fetches a token of the asymmetric kind. */
export async function signUp(headers: Record<string, string> = {}): Promise<SignedUp> {
  const email = `${randomUUID()}@example.com`
  const password = randomUUID()
  const body = { name: 'Somebody', email, password }
  const response = await send('POST', '/api/auth/sign-up/email', { body, headers })
  if (response.status !== 200) throw new Error(await response.text())
  const { user } = await json<{ user: { id: string } }>(response)
  return { ...(await signedIn(response, user.id)), email, password }
}

/** Signs in anew. */
export async function signIn(
  { email, password }: { email: string; password: string },
  headers: Record<string, string> = {},
): Promise<SignedUp> {
  const body = { email, password }
  const response = await send('POST', '/api/auth/sign-in/email', { body, headers })
  if (response.status !== 200) throw new Error(await response.text())
  const { user } = await json<{ user: { id: string } }>(response)
  return { ...(await signedIn(response, user.id)), email, password }
}

async function signedIn(response: Response, userId: string) {
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  const sessionToken = response.headers.get('set-auth-token') ?? ''
  const token = await fetchToken(cookie)
  const { sid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return { person: new Person(userId, sid, token), cookie, sessionToken }
}

/** A fresh token for the session of a cookie. */
export async function fetchToken(cookie: string): Promise<string> {
  const response = await send('GET', '/api/auth/token', { headers: { cookie } })
  if (response.status !== 200) throw new Error(await response.text())
  return (await json<{ token: string }>(response)).token
}
