import type { Task } from '@/lib/tasks/task-schema'
import type { ApiRequest } from './api-request'
import { conditionsOf, etag, holds } from './conditional'
import { jsonReply, type Reply } from './reply'

/** What an answer with a task needs to know of it. */
type Answerable = Pick<Task, 'id' | 'user_id' | 'version'>

/** A task, with the entity tag that a later change may be conditional on. */
export function taskReply(
  task: Answerable,
  { status, headers }: { status?: number; headers?: Record<string, string> } = {},
): Reply {
  return jsonReply(task, { status, headers: { ...headers, etag: etag(task.version) } })
}

/** A task that was asked for: 304 where the caller has this version (RFC 9110, section 13.1.2). */
export function readReply(task: Task, request: ApiRequest): Reply {
  const headers = { 'cache-control': 'private, no-cache' }
  const { noneMatch } = conditionsOf(request)
  if (holds({ match: null, noneMatch }, task.version)) return taskReply(task, { headers })
  return { status: 304, headers: { ...headers, etag: etag(task.version) }, body: null }
}

export function createdReply(task: Answerable): Reply {
  const location = `/api/${task.user_id}/tasks/${task.id}`
  return taskReply(task, { status: 201, headers: { location } })
}

/** The answer of the first request with the same key again. */
export function replayedReply(task: Answerable): Reply {
  const { headers, ...reply } = createdReply(task)
  return { ...reply, headers: { ...headers, 'idempotency-replayed': 'true' } }
}
