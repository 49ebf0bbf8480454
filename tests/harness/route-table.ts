import * as fallback from '@/app/api/[[...rest]]/route'
import * as exportRoute from '@/app/api/[user_id]/export/route'
import * as securityEvents from '@/app/api/[user_id]/security-events/route'
import * as complete from '@/app/api/[user_id]/tasks/[task_id]/complete/route'
import * as restore from '@/app/api/[user_id]/tasks/[task_id]/restore/route'
import * as task from '@/app/api/[user_id]/tasks/[task_id]/route'
import * as tasks from '@/app/api/[user_id]/tasks/route'
import * as auth from '@/app/api/auth/[...all]/route'
import * as purge from '@/app/api/cron/purge/route'
import * as live from '@/app/api/health/live/route'
import * as ready from '@/app/api/health/ready/route'
import * as openApi from '@/app/api/openapi.json/route'
import type { Handler } from '@/lib/http/handler'

type Route = { path: string; handlers: object }

/** The routes as Next finds them in the folders of `app/api`, in the order of its precedence. */
export const routes: Route[] = [
  { path: '/api/health/live', handlers: live },
  { path: '/api/health/ready', handlers: ready },
  { path: '/api/openapi.json', handlers: openApi },
  { path: '/api/auth/*', handlers: auth },
  { path: '/api/cron/purge', handlers: purge },
  { path: '/api/{user_id}/security-events', handlers: securityEvents },
  { path: '/api/{user_id}/export', handlers: exportRoute },
  { path: '/api/{user_id}/tasks', handlers: tasks },
  { path: '/api/{user_id}/tasks/{task_id}', handlers: task },
  { path: '/api/{user_id}/tasks/{task_id}/complete', handlers: complete },
  { path: '/api/{user_id}/tasks/{task_id}/restore', handlers: restore },
  { path: '*', handlers: fallback },
]

/**
 * Has the handler that Next would choose answer a request, with the parameters it would give.
 * @returns the answer, and the path of the route that gave it.
 */
export async function answerOf(request: Request): Promise<{ response: Response; path: string }> {
  const { pathname } = new URL(request.url)
  for (const { path, handlers } of routes) {
    const params = match(path, pathname)
    if (!params) continue
    const handle = (handlers as Record<string, Handler<never> | undefined>)[request.method]
    if (!handle) throw new Error(`${request.method} ${path} has no handler`)
    return { response: await handle(request, { params: Promise.resolve(params as never) }), path }
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
