import { expect, it } from 'vitest'
import { handler } from '@/lib/http/handler'
import { problemExplanations } from '@/lib/problem-explanations'
import { loggedLines } from '../harness/captured-log'
import { json } from '../harness/person'

it('a fault of ours says nothing of its cause, and the log does under the same request id', async () => {
  const broken = handler(async () => {
    throw new Error('the cause of it')
  })
  const request = new Request('http://localhost/api/me/tasks')
  const response = await broken(request, { params: Promise.resolve({}) })
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = await json<{ code: string; detail: string; request_id: string }>(response)
  expect(problem.code).toBe('internal')
  expect(problem.detail).toBe(problemExplanations.internal.example)
  expect(JSON.stringify(problem)).not.toContain('the cause of it')
  expect(loggedLines({ request_id: problem.request_id })).toMatchObject([
    { msg: 'a request failed', message: 'the cause of it' },
  ])
})
