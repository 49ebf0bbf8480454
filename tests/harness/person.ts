import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { openDatabase } from '@/db/database'
import { session, user } from '@/db/schema/auth'
import { env } from '@/lib/env'
import type { Task } from '@/lib/tasks/task-schema'
import { rememberRequest, rememberResponse } from './message-secrets'
import { dispatch } from './routes'

export type SendOptions = { body?: unknown; headers?: Record<string, string>; raw?: BodyInit }

const origin = 'http://localhost:3000'
const week = 7 * 24 * 60 * 60 * 1000

/** Sends a request as nobody in particular. `body` goes as JSON, `raw` as it is. */
export async function send(
  method: string,
  path: string,
  options: SendOptions = {},
): Promise<Response> {
  const headers = new Headers(options.headers)
  if (options.body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'application/json')
  }
  const body =
    options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  const init = body === undefined ? { method, headers } : { method, headers, body, duplex: 'half' }
  rememberRequest(headers, options)
  await openEmbedded()
  const response = await dispatch(new Request(`${origin}${path}`, init), {
    isWatched: options.raw instanceof ReadableStream,
  })
  await rememberResponse(path, response)
  return response
}

/**
 * As whatever serves requests does beforehand: on a busy machine this one takes longer to open than a
 * request waits. What keeps it from opening, the request finds again.
 */
async function openEmbedded() {
  if (env().DATABASE_URL?.startsWith('pglite:')) await openDatabase().catch(() => {})
}

/** Somebody with an account, a live session, and a token of the shared-secret kind for it. */
export class Person {
  constructor(
    readonly id: string,
    readonly sessionId: string,
    readonly token: string,
  ) {}

  /** Sends a request with this person's token; `path` begins behind `/api/{user_id}`. */
  send(method: string, path: string, options: SendOptions = {}) {
    const headers = { authorization: `Bearer ${this.token}`, ...options.headers }
    return send(method, `/api/${this.id}${path}`, { ...options, headers })
  }

  /** Makes a task. @throws when that is refused. */
  async add(body: object): Promise<Task> {
    const response = await this.send('POST', '/tasks', { body })
    if (response.status !== 201) throw new Error(await response.text())
    return await json<Task>(response)
  }
}

export async function json<T>(response: Response): Promise<T> {
  return (await response.json()) as T
}

/** Makes a new person, with a session as long as a new one is, without the cost of hashing a password; `signUp` goes the whole way. */
export async function newPerson(): Promise<Person> {
  const { orm } = await openDatabase()
  const id = randomUUID().replaceAll('-', '')
  const sessionId = randomUUID().replaceAll('-', '')
  await orm.insert(user).values({ id, name: 'Somebody', email: `${id}@example.com` })
  await orm.insert(session).values({
    id: sessionId,
    token: randomUUID(),
    userId: id,
    expiresAt: new Date(Date.now() + week),
  })
  return new Person(id, sessionId, await sharedToken({ sub: id, sid: sessionId }))
}

/** A token signed with the shared secret, as a program of the operator's own would make. */
export async function sharedToken(claims: Record<string, unknown>): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + 600
  return await new SignJWT({ exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(env().BETTER_AUTH_SECRET))
}
