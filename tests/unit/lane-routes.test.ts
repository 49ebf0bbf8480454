import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { laneRoutes } from '@/app/api/lane-routes'

const folder = fileURLToPath(new URL('../../app/api', import.meta.url))

/** The paths of all route files, as the documentation writes them. */
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => `/api/${file.replace(/\/?route\.ts$/, '').replaceAll(/\[(\w+)\]/g, '{$1}')}`)

const pathsOfRoutes = laneRoutes.map(({ path }) => path).sort()

it('holds every route of tasks, of the security log and of health', () => {
  const meant = paths.filter((path) =>
    /^\/api\/(\{user_id\}\/(tasks|security)|health\/)/.test(path),
  )
  expect(meant.length).toBeGreaterThan(5)
  expect(pathsOfRoutes).toEqual(meant.sort())
})

it('answers every method that a route has', () => {
  for (const { answers } of laneRoutes) {
    const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']
    expect([...answers.keys()].sort()).toEqual(methods)
  }
})

/** The route that a target is for, among those that are answered without Next. */
function routeOf(target: string) {
  return laneRoutes.filter(({ pattern }) => pattern.test(target)).map(({ path }) => path)
}

it.each([
  ['/api/me/tasks', '/api/{user_id}/tasks'],
  ['/api/me/tasks?search=/../', '/api/{user_id}/tasks'],
  ['/api/tasks/tasks', '/api/{user_id}/tasks'],
  ['/api/health/tasks', '/api/{user_id}/tasks'],
  ['/api/me/tasks/1', '/api/{user_id}/tasks/{task_id}'],
  ['/api/me/tasks/1/complete', '/api/{user_id}/tasks/{task_id}/complete'],
  ['/api/health/live', '/api/health/live'],
])('takes %s for %s alone', (target, path) => {
  expect(routeOf(target)).toEqual([path])
})

it.each([
  '/api/auth/tasks',
  '/api/auth/tasks/1',
  '/api/me/tasks/',
  '/api/me/tasks/..',
  '/api/me/tasks/%2e%2e',
  '/api/m%65/tasks',
  '/api/me/tasks#x',
  '/api/me/tasks;x',
  '/api/me/export',
  '/api/me/tasks/1/complete/2',
  '/tasks',
])('leaves %s to Next', (target) => {
  expect(routeOf(target)).toEqual([])
})
