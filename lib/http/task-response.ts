import type { Task } from '@/lib/tasks/task-schema'
import { conditionsOf, etag, holds } from './conditional'

/** A task, with the entity tag that a later change may be conditional on. */
export function taskResponse(task: Task, init: { status?: number; headers?: HeadersInit } = {}) {
  const headers = new Headers(init.headers)
  headers.set('etag', etag(task.version))
  return Response.json(task, { ...init, headers })
}

/** A task that was asked for: 304 where the caller has this version (RFC 9110, section 13.1.2). */
export function readResponse(task: Task, request: Request) {
  const headers = { 'cache-control': 'private, no-cache' }
  const { noneMatch } = conditionsOf(request)
  if (holds({ match: null, noneMatch }, task.version)) return taskResponse(task, { headers })
  return new Response(null, { status: 304, headers: { ...headers, etag: etag(task.version) } })
}

export function createdResponse(task: Task) {
  return taskResponse(task, {
    status: 201,
    headers: { location: `/api/${task.user_id}/tasks/${task.id}` },
  })
}

export function emptyResponse() {
  return new Response(null, { status: 204 })
}
