import { expect } from 'vitest'
import { z } from 'zod'
import { type Task, taskOutput } from '@/lib/tasks/task-schema'

/** The contract's table, typed anew: what the code says of itself proves nothing. */
const statuses = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  id_taken: 409,
  not_deleted: 409,
  idempotency_in_progress: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  bad_cursor: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  unavailable: 503,
}

export type Code = keyof typeof statuses

const fieldError = z.union([
  z.strictObject({ pointer: z.string(), code: z.string(), message: z.string().min(1) }),
  z.strictObject({ parameter: z.string(), code: z.string(), message: z.string().min(1) }),
  z.strictObject({ header: z.string(), code: z.string(), message: z.string().min(1) }),
])

const problem = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  code: z.string(),
  detail: z.string().min(1),
  errors: z.array(fieldError).optional(),
  current: taskOutput.optional(),
  request_id: z.string(),
})

export type Problem = z.infer<typeof problem>

/** Requires the answer to be this problem, in the full form of the contract. */
export async function expectProblem(response: Response, code: Code): Promise<Problem> {
  const text = await response.text()
  expect(response.status, text).toBe(statuses[code])
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json\b/)
  const body = problem.parse(JSON.parse(text))
  expect(body).toMatchObject({
    type: `/docs/errors#${code}`,
    status: statuses[code],
    code,
    request_id: response.headers.get('x-request-id'),
  })
  return body
}

/** Requires a refusal of fields. @returns which are wrong: their pointers, or names of parameters. */
export async function expectInvalid(response: Response): Promise<string[]> {
  const { errors = [] } = await expectProblem(response, 'validation_failed')
  expect(errors.length).toBeGreaterThan(0)
  return [...new Set(errors.map(placeOf))]
}

function placeOf(error: z.infer<typeof fieldError>) {
  if ('pointer' in error) return error.pointer
  return 'parameter' in error ? error.parameter : error.header
}

/** Requires the answer to be a task and its entity tag. */
export async function expectTask(response: Response, status = 200): Promise<Task> {
  const text = await response.text()
  expect(response.status, text).toBe(status)
  expect(response.headers.get('content-type')).toMatch(/^application\/json\b/)
  const task = taskOutput.parse(JSON.parse(text))
  expect(response.headers.get('etag')).toBe(`"${task.version}"`)
  return task
}

/** Requires the answer to be a list of tasks. */
export async function expectTasks(response: Response): Promise<Task[]> {
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return z.array(taskOutput).parse(JSON.parse(text))
}

/** How many answers there are of each status. */
export function countStatuses(responses: Response[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Waits, without sleeping, until a change can be told from the last one by its time. */
export function passMillisecond({ updated_at }: Task) {
  while (Date.now() <= Date.parse(updated_at));
}
