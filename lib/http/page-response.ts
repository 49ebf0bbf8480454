import type { TaskPage } from '@/lib/tasks/list-tasks'

/** A page of a list, with the way to the next one (RFC 8288) where more follows. */
export function pageResponse(
  { tasks, nextCursor, total }: TaskPage,
  path: string,
  search: URLSearchParams,
) {
  const headers = new Headers()
  if (nextCursor) {
    const next = new URLSearchParams(search)
    next.set('cursor', nextCursor)
    headers.set('link', `<${path}?${next}>; rel="next"`)
    headers.set('x-next-cursor', nextCursor)
  }
  if (total !== null) headers.set('x-total-count', String(total))
  return Response.json(tasks, { headers })
}

/** A request's query, read without its host: what a server puts there is not always what was asked. */
export function searchOf({ url }: Request): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams
}
