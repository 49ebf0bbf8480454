import { expect, it } from 'vitest'
import { routeTemplateOf, routeTemplates } from '@/lib/http/route-template'
import { openApi } from '../harness/conformance'

it('knows every route that is documented, Better Auth’s aside', () => {
  const documented = Object.keys(openApi.paths ?? {})
  const own = documented.filter((path) => !path.startsWith('/api/auth/'))
  expect([...routeTemplates].sort()).toEqual(own.sort())
})

it.each([
  ['/api/me/tasks', '/api/{user_id}/tasks'],
  ['/api/me/tasks?search=secret', '/api/{user_id}/tasks'],
  ['/api/tasks/tasks', '/api/{user_id}/tasks'],
  ['/api/a%2Fb/tasks/%00', '/api/{user_id}/tasks/{task_id}'],
  ['/api/me/tasks/x/complete', '/api/{user_id}/tasks/{task_id}/complete'],
  ['/api/openapi.json', '/api/openapi.json'],
  ['/api/openapiXjson', '/api/*'],
  ['/api/auth/sign-in/email', '/api/auth/*'],
  ['/api/secret', '/api/*'],
  ['/api/me/tasks/1/2/3', '/api/*'],
])('names %s as %s', (path, template) => {
  expect(routeTemplateOf(new Request(`http://localhost${path}`))).toBe(template)
})
