import { expect, it } from 'vitest'
import { exampleTask } from '@/lib/openapi/examples'
import { requireConformance } from '../harness/conformance'

const path = '/api/{user_id}/tasks/{task_id}'

const headers = {
  'content-type': 'application/json',
  'cache-control': 'private, no-cache',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  etag: '"1"',
  vary: 'Authorization, Cookie, Origin',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'a',
}

type Answer = {
  body?: unknown
  status?: number
  path?: string
  headers?: Record<string, string>
  without?: string
}

function hold(answer: Answer) {
  const response = new Response(JSON.stringify(answer.body ?? exampleTask), {
    status: answer.status ?? 200,
    headers: { ...headers, ...answer.headers },
  })
  response.headers.delete(answer.without ?? 'x-none')
  const request = new Request('http://localhost')
  return requireConformance({ request, response, path: answer.path ?? path })
}

it('lets an answer pass that is as documented', async () => {
  await expect(hold({})).resolves.toBeUndefined()
})

const { version: _, ...withoutVersion } = exampleTask

it.each<[string, Answer, RegExp]>([
  ['another status', { status: 202 }, /the status is not documented/],
  ['another media type', { headers: { 'content-type': 'text/html' } }, /text\/html/],
  ['a header that is not documented', { headers: { 'x-powered-by': 'us' } }, /x-powered-by/],
  ['a header that is wrong', { headers: { etag: 'W/"1"' } }, /ETag must match/],
  ['a header that is empty', { headers: { 'x-request-id': '' } }, /X-Request-Id must match/],
  ['a header that is missing', { without: 'vary' }, /the header Vary is missing/],
  ['a property more', { body: { ...exampleTask, secret: 1 } }, /additionalProperty":"secret/],
  ['a property less', { body: withoutVersion }, /missingProperty":"version/],
  [
    'a property of another type',
    { body: { ...exampleTask, version: '1' } },
    /version must be integ/,
  ],
  ['a time in another form', { body: { ...exampleTask, created_at: '2026-01-01T00:00:00Z' } }, /./],
  ['an unknown address that exists', { path: '/api/nowhere' }, /application\/json/],
])('reports %s', async (_name, answer, complaint) => {
  await expect(hold(answer)).rejects.toThrow(complaint)
})
