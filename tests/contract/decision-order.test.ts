import { randomUUID } from 'node:crypto'
import { describe, it } from 'vitest'
import { type Code, expectProblem } from '../harness/answers'
import { newPerson, type Person, send } from '../harness/person'

/** One way for a request to be wrong, which goes together with every one that comes after it. */
type Fault = {
  code: Code
  owner?: string
  taskId?: string
  headers?: Record<string, string>
  text?: string
}

/** Those of any request, in the order of the contract. */
const early: Fault[] = [
  { code: 'unauthorized', headers: { authorization: 'Bearer x.y.z' } },
  { code: 'forbidden', owner: 'someone-else' },
  { code: 'not_acceptable', headers: { accept: 'text/html' } },
]
const malformed: Fault = { code: 'not_found', taskId: 'x' }
const unreadable: Fault[] = [
  { code: 'unsupported_media_type', headers: { 'content-type': 'text/plain' }, text: '{"a":1}' },
  { code: 'payload_too_large', text: `{"a":1}${' '.repeat(65_536)}` },
  { code: 'bad_request', text: '{"a":1' },
]
const invalid: Fault = { code: 'validation_failed', text: '{"a":1}' }
const absent: Fault = { code: 'not_found', taskId: randomUUID() }
const stale: Fault = { code: 'precondition_failed', headers: { 'if-match': '"9"' } }
const undated: Fault = { code: 'validation_failed', text: '{"due_time":"10:00"}' }
const completion = '{"completed":true}'

const routes = unreadable.flatMap((body) => [
  { method: 'POST', path: '/tasks', faults: [...early, body, invalid] },
  ...['PUT', 'PATCH'].map((method) => ({
    method,
    path: '/tasks/{task_id}',
    faults: [...early, malformed, body, invalid, absent, stale, undated],
  })),
  {
    method: 'PATCH',
    path: '/tasks/{task_id}/complete',
    faults: [...early, malformed, body, invalid, absent, { ...stale, text: completion }],
  },
])
const bodiless = [
  { method: 'GET', path: '/tasks/{task_id}', faults: [...early, malformed, absent] },
  { method: 'DELETE', path: '/tasks/{task_id}', faults: [...early, malformed, absent, stale] },
  {
    method: 'POST',
    path: '/tasks/{task_id}/restore',
    faults: [...early, malformed, absent, stale],
  },
]

describe.each([...routes, ...bodiless])('$method $path', ({ method, path, faults }) => {
  const chains = faults.map((_, i) => faults.slice(i))
  it.each(chains.map((chain) => ({ codes: chain.map(({ code }) => code), chain })))(
    'decides in the order $codes',
    async ({ codes: [first], chain }) => {
      const person = await newPerson()
      const response = await sendFaulty(person, { method, path, chain })
      await expectProblem(response, first ?? 'bad_request')
    },
  )
})

type Faulty = { method: string; path: string; chain: Fault[] }

/** Sends one request with all of these faults; where two are about one thing, the earlier shows. */
async function sendFaulty(person: Person, { method, path, chain }: Faulty): Promise<Response> {
  const { id } = await person.add({ title: 'A' })
  const headers = Object.assign({}, ...chain.map((fault) => fault.headers).toReversed())
  const fault: Fault = Object.assign({}, ...chain.toReversed())
  const { owner = person.id, taskId = id, text } = fault
  const url = `/api/${owner}${path.replace('{task_id}', taskId)}`
  const authorization = `Bearer ${person.token}`
  const type = { 'content-type': 'application/json' }
  if (text === undefined) return await send(method, url, { headers: { authorization, ...headers } })
  return await send(method, url, { headers: { authorization, ...type, ...headers }, raw: text })
}
