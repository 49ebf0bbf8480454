import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { problems } from '@/lib/app-error'
import { problemExplanations } from '@/lib/problem-explanations'
import { expectProblem } from '../harness/answers'
import { newPerson, type Person, send } from '../harness/person'

const isJson = { 'content-type': 'application/json' }
const text = { 'content-type': 'text/plain' }
const large = { title: 'x'.repeat(70_000) }

const refusals = [
  ['bad_request', (by: Person) => by.send('POST', '/tasks', { raw: '{', headers: isJson })],
  ['unauthorized', () => send('GET', '/api/me/tasks', { headers: { authorization: 'Bearer x' } })],
  ['forbidden', (by: Person) => send('GET', `/api/x${by.id}/tasks`, bearer(by))],
  ['not_found', (by: Person) => by.send('GET', `/tasks/${randomUUID()}`)],
  ['method_not_allowed', (by: Person) => by.send('PUT', '/tasks', { body: {} })],
  ['not_acceptable', (by: Person) => by.send('GET', '/tasks', { headers: { accept: 'a/b' } })],
  ['payload_too_large', (by: Person) => by.send('POST', '/tasks', { body: large })],
  ['unsupported_media_type', (by: Person) => by.send('POST', '/tasks', { headers: text })],
  ['validation_failed', (by: Person) => by.send('POST', '/tasks', { body: { title: '' } })],
  ['bad_cursor', (by: Person) => by.send('GET', '/tasks?cursor=x')],
  [
    'idempotency_key_reused',
    async (by: Person) => {
      await under(by, 'k', { title: 'A' })
      return await under(by, 'k', { title: 'B' })
    },
  ],
  ['id_taken', (by: Person) => onTask(by, (body) => by.send('POST', '/tasks', { body }))],
  ['not_deleted', (by: Person) => onTask(by, ({ id }) => by.send('POST', `/tasks/${id}/restore`))],
  [
    'precondition_failed',
    (by: Person) =>
      onTask(by, ({ id }) => by.send('DELETE', `/tasks/${id}`, { headers: { 'if-match': '"9"' } })),
  ],
] as const

describe('the problem of a refused request', () => {
  it.each(refusals)(
    '%s has the full form, no member that is not its own, and says what the reference does',
    async (code, ask) => {
      const problem = await expectProblem(await ask(await newPerson()), code)
      expect('errors' in problem).toBe(code === 'validation_failed')
      expect('current' in problem).toBe(code === 'precondition_failed')
      expect(problem.detail).toBe(problemExplanations[code].example)
    },
  )

  it('is worded as the contract has it', async () => {
    const person = await newPerson()
    const headers = { 'x-request-id': 'mine' }
    const response = await person.send('POST', '/tasks', { body: { title: '' }, headers })
    expect(await response.json()).toEqual({
      type: '/docs/errors#validation_failed',
      title: 'Validation failed',
      status: 422,
      code: 'validation_failed',
      detail: 'title: must not be empty',
      errors: [{ pointer: '/title', code: 'too_small', message: 'must not be empty' }],
      request_id: 'mine',
    })
  })

  it('names the parameter of a query where a body has a pointer', async () => {
    const person = await newPerson()
    const problem = await expectProblem(
      await person.send('GET', '/tasks?sort=size'),
      'validation_failed',
    )
    expect(problem.errors).toEqual([
      { parameter: 'sort', code: expect.any(String), message: expect.any(String) },
    ])
  })

  it.each<[Record<string, string>, string]>([
    [{}, 'Bearer'],
    [{ authorization: 'Bearer x.y.z' }, 'Bearer error="invalid_token"'],
    [{ authorization: 'Basic eDp5' }, 'Bearer'],
  ])('challenges %j with %s', async (headers, challenge) => {
    const response = await send('GET', '/api/me/tasks', { headers })
    expect(response.headers.get('www-authenticate')).toBe(challenge)
    await expectProblem(response, 'unauthorized')
  })
})

describe('Accept', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/*',
    '*/*',
    'text/html, application/json;q=0.1',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    '*/*;q=0, application/json',
    'text/html; q=0, application/json; charset=utf-8; q=0.5',
  ])('%s admits JSON', async (accept) => {
    const person = await newPerson()
    expect((await person.send('GET', '/tasks', { headers: { accept } })).status).toBe(200)
  })

  it.each([
    'text/html',
    'application/xml',
    'application/problem+json',
    'application/vnd.api+json',
    'application/json;q=0',
    'application/json; q=0',
    'application/json; charset=utf-8; Q=0',
    '*/*;q=0',
    'text/html, */*; q=0',
    'text/*, image/*',
  ])('%s does not', async (accept) => {
    const person = await newPerson()
    const response = await person.send('GET', '/tasks', { headers: { accept } })
    await expectProblem(response, 'not_acceptable')
  })
})

const forAnybody = ['/api/health/live', '/api/health/ready', '/api/openapi.json']

describe.each(forAnybody)('Accept at %s', (path) => {
  it.each(['text/html', 'application/json;q=0'])('%s is refused', async (accept) => {
    await expectProblem(await send('GET', path, { headers: { accept } }), 'not_acceptable')
    expect((await send('HEAD', path, { headers: { accept } })).status).toBe(406)
  })

  it.each(['*/*', 'text/html,application/xhtml+xml,*/*;q=0.8'])('%s is not', async (accept) => {
    expect((await send('GET', path, { headers: { accept } })).status).toBe(200)
  })
})

describe('an address of no route', () => {
  it.each(['/api', '/api/x', '/api/me/x', '/api/me/tasks/1/2/3', '/api/health', '/api/%20'])(
    '%s is a problem, whatever the method',
    async (path) => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        await expectProblem(await send(method, path), 'not_found')
      }
    },
  )
})

it('every code of the table has a test here, or one where it takes more to provoke', () => {
  const elsewhere = [
    'conflict',
    'idempotency_in_progress',
    'rate_limited',
    'internal',
    'unavailable',
  ]
  const tested = refusals.map(([code]) => code)
  expect([...tested, ...elsewhere].sort()).toEqual(Object.keys(problems).sort())
})

function under(by: Person, key: string, body: object) {
  return by.send('POST', '/tasks', { body, headers: { 'idempotency-key': key } })
}

function bearer({ token }: Person) {
  return { headers: { authorization: `Bearer ${token}` } }
}

async function onTask(by: Person, ask: (task: { id: string }) => Promise<Response>) {
  return await ask(await by.add({ title: 'A' }))
}
