import { currentToken, forgetToken } from './browser-token'
import type { TaskPage } from './optimistic-pages'
import type { TaskFields } from './optimistic-tasks'
import type { Task } from './task-schema'

/** The public task API, as the browser calls it. Answers are trusted to be what the contract says. */

const timeoutMs = 15_000
const pageSize = 100

/** A refusal, or no answer at all (status 0). The message is for the person. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'

  constructor(
    readonly status: number,
    message: string,
    readonly code: string,
    readonly requestId: string | null,
    readonly current: Task | null,
  ) {
    super(message)
  }
}

export async function fetchTaskPage(
  params: URLSearchParams,
  { cursor, signal }: { cursor: string | null; signal: AbortSignal },
): Promise<TaskPage> {
  const query = new URLSearchParams(params)
  query.set('limit', String(pageSize))
  if (cursor) query.set('cursor', cursor)
  else query.set('include_total', 'true')
  const response = await call(`?${query}`, { signal })
  const total = response.headers.get('x-total-count')
  return {
    tasks: await response.json(),
    nextCursor: response.headers.get('x-next-cursor'),
    total: total === null ? null : Number(total),
  }
}

export async function fetchTask(id: string): Promise<Task> {
  return (await call(`/${id}`)).json()
}

export async function createTask(task: TaskFields & { id: string }): Promise<Task> {
  return (await call('', { method: 'POST', body: JSON.stringify(task) })).json()
}

export async function editTask(
  { id, version }: Pick<Task, 'id' | 'version'>,
  fields: Partial<TaskFields>,
): Promise<Task> {
  const headers = { 'if-match': `"${version}"` }
  return (await call(`/${id}`, { method: 'PATCH', headers, body: JSON.stringify(fields) })).json()
}

/** Sets, never toggles: a retry or a double click changes nothing. */
export async function setCompleted(id: string, completed: boolean): Promise<Task> {
  const body = JSON.stringify({ completed })
  return (await call(`/${id}/complete`, { method: 'PATCH', body })).json()
}

export async function deleteTask(id: string): Promise<void> {
  await call(`/${id}`, { method: 'DELETE' })
}

export async function eraseTask(id: string): Promise<void> {
  await call(`/${id}?permanent=true`, { method: 'DELETE' })
}

export async function restoreTask(id: string): Promise<Task> {
  return (await call(`/${id}/restore`, { method: 'POST' })).json()
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(path, init)
  if (response.status !== 401) return orThrow(response)
  // The session may have been renewed, or the token outlived by a restart: one more try tells.
  forgetToken()
  return orThrow(await send(path, init))
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  if (init.body) headers.set('content-type', 'application/json')
  try {
    const token = await currentToken()
    if (token === null) return leaveForSignIn()
    headers.set('authorization', `Bearer ${token}`)
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
    return await fetch(`/api/me/tasks${path}`, { ...init, headers, signal })
  } catch (error) {
    if (error instanceof ApiFailure || init.signal?.aborted) throw error
    throw new ApiFailure(0, 'The server could not be reached.', 'unreachable', null, null)
  }
}

async function orThrow(response: Response): Promise<Response> {
  if (response.ok) return response
  if (response.status === 401) leaveForSignIn()
  const problem: { code?: string; detail?: string; request_id?: string; current?: Task } =
    await response.json().catch(() => ({}))
  throw new ApiFailure(
    response.status,
    problem.detail ?? `The server answered with ${response.status}.`,
    problem.code ?? 'unknown',
    problem.request_id ?? response.headers.get('x-request-id'),
    problem.current ?? null,
  )
}

function leaveForSignIn(): never {
  window.location.assign('/sign-in?ended')
  throw new ApiFailure(401, 'The session has ended. Sign in again.', 'unauthorized', null, null)
}
