import * as fallback from '@/app/api/[[...rest]]/route'
import * as complete from '@/app/api/[user_id]/tasks/[task_id]/complete/route'
import * as restore from '@/app/api/[user_id]/tasks/[task_id]/restore/route'
import * as task from '@/app/api/[user_id]/tasks/[task_id]/route'
import * as tasks from '@/app/api/[user_id]/tasks/route'
import * as auth from '@/app/api/auth/[...all]/route'
import * as live from '@/app/api/health/live/route'
import * as ready from '@/app/api/health/ready/route'
import type { Handler } from '@/lib/http/handler'

type Route = { path: string; handlers: object }

/** The routes as Next finds them in the folders of `app/api`, in the order of its precedence. */
export const routes: Route[] = [
  { path: '/api/health/live', handlers: live },
  { path: '/api/health/ready', handlers: ready },
  { path: '/api/auth/*', handlers: auth },
  { path: '/api/{user_id}/tasks', handlers: tasks },
  { path: '/api/{user_id}/tasks/{task_id}', handlers: task },
  { path: '/api/{user_id}/tasks/{task_id}/complete', handlers: complete },
  { path: '/api/{user_id}/tasks/{task_id}/restore', handlers: restore },
  { path: '*', handlers: fallback },
]

/** Sends a request to the handler that Next would choose, with the parameters it would give. */
export async function dispatch(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  for (const { path, handlers } of routes) {
    const params = match(path, pathname)
    if (!params) continue
    const handle = (handlers as Record<string, Handler<never> | undefined>)[request.method]
    if (!handle) throw new Error(`${request.method} ${path} has no handler`)
    return await handle(request, { params: Promise.resolve(params as never) })
  }
  throw new Error(`no route for ${pathname}`)
}

function match(path: string, pathname: string): Record<string, string> | undefined {
  const pattern = path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)').replace('*', '.*')
  const found = new RegExp(`^${pattern}$`).exec(pathname)
  if (!found) return undefined
  const groups = Object.entries(found.groups ?? {})
  return Object.fromEntries(groups.map(([name, value]) => [name, decodeURIComponent(value)]))
}
