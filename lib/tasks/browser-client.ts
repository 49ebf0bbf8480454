import { currentToken, forgetToken, isSignOutExpected } from './browser-token'
import type { TaskPage } from './optimistic-pages'
import type { TaskFields } from './optimistic-tasks'
import type { Task } from './task-schema'

/** The public task API, as the browser calls it. Answers are trusted to be what the contract says. */

const timeoutMs = 15_000
/** As in the server's page; the pages after it are fetched while scrolling. */
const firstPageSize = 100
const nextPageSize = 250
const pageSizeMax = 500

type Problem = {
  /** 0 where there was no answer at all. */
  status: number
  code: string
  /** The server's words for the person, if it has any. */
  detail?: string | null
  requestId?: string | null
  current?: Task | null
  retryAfterSeconds?: number | null
}

/** A refusal, or no answer. lib/tasks/failure-words.ts puts it into words for the person. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly status: number
  readonly code: string
  readonly detail: string | null
  readonly requestId: string | null
  readonly current: Task | null
  readonly retryAfterSeconds: number | null

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`)
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? null
    this.requestId = problem.requestId ?? null
    this.current = problem.current ?? null
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null
  }
}

export async function fetchTaskPage(
  params: URLSearchParams,
  { cursor, signal }: { cursor: string | null; signal: AbortSignal },
): Promise<TaskPage> {
  const query = new URLSearchParams(params)
  query.set('limit', String(cursor ? nextPageSize : firstPageSize))
  if (cursor) query.set('cursor', cursor)
  else query.set('include_total', 'true')
  const response = await call(`?${query}`, { signal })
  const total = response.headers.get('x-total-count')
  return {
    tasks: await answerOf<Task[]>(response),
    nextCursor: response.headers.get('x-next-cursor'),
    total: total === null ? null : Number(total),
  }
}

/** All tasks of a list, page by page. */
export async function fetchAllTasks(params: URLSearchParams): Promise<Task[]> {
  const tasks: Task[] = []
  let cursor: string | null = null
  do {
    const query: URLSearchParams = new URLSearchParams([...params, ['limit', String(pageSizeMax)]])
    if (cursor) query.set('cursor', cursor)
    const response = await call(`?${query}`)
    tasks.push(...(await answerOf<Task[]>(response)))
    cursor = response.headers.get('x-next-cursor')
  } while (cursor)
  return tasks
}

/** How many tasks a list has. */
export async function countTasks(params: URLSearchParams, signal: AbortSignal): Promise<number> {
  const query = new URLSearchParams([...params, ['limit', '1'], ['include_total', 'true']])
  const response = await call(`?${query}`, { signal })
  return Number(response.headers.get('x-total-count'))
}

export async function fetchTask(id: string): Promise<Task> {
  return answerOf(await call(`/${id}`))
}

type NewTask = TaskFields & { id: string; completed: boolean }

/** However often it is sent under one key, it makes one task. */
export async function createTask(task: NewTask, key: string): Promise<Task> {
  const headers = { 'idempotency-key': key }
  return answerOf(await call('', { method: 'POST', headers, body: JSON.stringify(task) }))
}

export async function editTask(
  { id, version }: Pick<Task, 'id' | 'version'>,
  fields: Partial<TaskFields>,
): Promise<Task> {
  const headers = { 'if-match': `"${version}"` }
  return answerOf(await call(`/${id}`, { method: 'PATCH', headers, body: JSON.stringify(fields) }))
}

/** Sets, never toggles: a retry or a double click changes nothing. */
export async function setCompleted(id: string, completed: boolean): Promise<Task> {
  const body = JSON.stringify({ completed })
  return answerOf(await call(`/${id}/complete`, { method: 'PATCH', body }))
}

export async function deleteTask(id: string): Promise<void> {
  await call(`/${id}`, { method: 'DELETE' })
}

export async function eraseTask(id: string): Promise<void> {
  await call(`/${id}?permanent=true`, { method: 'DELETE' })
}

export async function restoreTask(id: string): Promise<Task> {
  return answerOf(await call(`/${id}/restore`, { method: 'POST' }))
}

/** An answer that breaks off, or is not ours, counts as none: it may be asked for again. */
function answerOf<T>(response: Response): Promise<T> {
  return response.json().catch(() => {
    throw unreachable()
  })
}

function call(path: string, init?: RequestInit): Promise<Response> {
  return callApi(`/tasks${path}`, init)
}

/** Calls the person's own part of the API, by the path after `/api/me`. @throws ApiFailure. */
export async function callApi(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(path, init)
  if (response.status !== 401) return orThrow(response)
  // The session may have been renewed, or a restart may have outdated the token: one more try
  // tells.
  forgetToken()
  return orThrow(await send(path, init))
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  if (init.body) headers.set('content-type', 'application/json')
  try {
    // A request now would meet a session that is ending, and can as well be sent later.
    if (isSignOutExpected()) throw unreachable()
    const token = await currentToken()
    if (token === null) return leaveForSignIn()
    headers.set('authorization', `Bearer ${token}`)
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
    return await fetch(`/api/me${path}`, { ...init, headers, signal })
  } catch (error) {
    if (error instanceof ApiFailure || init.signal?.aborted) throw error
    throw unreachable()
  }
}

async function orThrow(response: Response): Promise<Response> {
  if (response.ok) return response
  if (response.status === 401) leaveForSignIn()
  const problem: { code?: string; detail?: string; request_id?: string; current?: Task } =
    await response.json().catch(() => ({}))
  const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
  throw new ApiFailure({
    status: response.status,
    code: problem.code ?? 'unexplained',
    detail: problem.detail ?? null,
    requestId: problem.request_id ?? response.headers.get('x-request-id'),
    current: problem.current ?? null,
    retryAfterSeconds: Number.isNaN(retryAfter) ? null : retryAfter,
  })
}

function unreachable() {
  return new ApiFailure({ status: 0, code: 'unreachable' })
}

function leaveForSignIn(): never {
  if (!isSignOutExpected()) {
    const { pathname, search } = window.location
    const query = new URLSearchParams({ ended: '', to: pathname + search })
    window.location.assign(`/sign-in?${query}`)
  }
  throw new ApiFailure({ status: 401, code: 'session_ended' })
}
