import type { ApiRequest } from './api-request'

/** Every route of the API but Better Auth's own, as the log and the documentation name them. */
export const routeTemplates = [
  '/api/{user_id}/tasks',
  '/api/{user_id}/tasks/{task_id}',
  '/api/{user_id}/tasks/{task_id}/complete',
  '/api/{user_id}/tasks/{task_id}/restore',
  '/api/{user_id}/security-events',
  '/api/{user_id}/export',
  '/api/cron/purge',
  '/api/health/live',
  '/api/health/ready',
  '/api/openapi.json',
] as const

const patterns = routeTemplates.map((template) => {
  const source = template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')
  return { template, pattern: new RegExp(`^${source}$`) }
})

/** The route that a path belongs to. A path itself may hold anything and is never logged. */
export function routeTemplateOf({ url }: ApiRequest): string {
  const { pathname } = new URL(url, 'http://localhost')
  if (pathname.startsWith('/api/auth/')) return '/api/auth/*'
  return patterns.find(({ pattern }) => pattern.test(pathname))?.template ?? '/api/*'
}
