import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { expectProblem } from '../harness/answers'
import { newPerson, send } from '../harness/person'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const id = randomUUID()

describe.each([
  { path: '/api/me/tasks', allowed: ['GET', 'HEAD', 'OPTIONS', 'POST'] },
  {
    path: `/api/me/tasks/${id}`,
    allowed: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'],
  },
  { path: `/api/me/tasks/${id}/complete`, allowed: ['OPTIONS', 'PATCH'] },
  { path: `/api/me/tasks/${id}/restore`, allowed: ['OPTIONS', 'POST'] },
  { path: '/api/health/live', allowed: ['GET', 'HEAD', 'OPTIONS'] },
  { path: '/api/openapi.json', allowed: ['GET', 'HEAD', 'OPTIONS'] },
  { path: '/api/health/ready', allowed: ['GET', 'HEAD', 'OPTIONS'] },
])('$path', ({ path, allowed }) => {
  const refused = methods.filter((method) => !allowed.includes(method))

  it.each(refused)('refuses %s and names what it takes', async (method) => {
    const { token } = await newPerson()
    const response = await send(method, path, { headers: { authorization: `Bearer ${token}` } })
    expect(allowOf(response)).toEqual(allowed)
    if (method === 'HEAD') expect(response.status).toBe(405)
    else await expectProblem(response, 'method_not_allowed')
  })

  it('answers OPTIONS to anybody with what it takes and nothing more', async () => {
    const response = await send('OPTIONS', path)
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(allowOf(response)).toEqual(allowed)
  })

  it('answers no preflight of another origin', async () => {
    const origin = 'https://elsewhere.example'
    const headers = { origin, 'access-control-request-method': 'POST' }
    const response = await send('OPTIONS', path, { headers })
    const cors = [...response.headers.keys()].filter((name) => name.startsWith('access-control'))
    expect([response.status, cors]).toEqual([204, []])
  })
})

describe('HEAD', () => {
  it.each(['/tasks?include_total=true&limit=1', '/tasks?status=deleted'])(
    'answers %s as GET does, without the body',
    async (path) => {
      const person = await newPerson()
      await Promise.all([person.add({ title: 'A' }), person.add({ title: 'B' })])
      const headers = { 'x-request-id': 'same' }
      const get = await person.send('GET', path, { headers })
      const head = await person.send('HEAD', path, { headers })
      expect([head.status, await head.text()]).toEqual([200, ''])
      expect([...head.headers]).toEqual([...get.headers])
    },
  )

  it('answers an error without a body', async () => {
    for (const path of ['/api/me/tasks', `/api/me/tasks/${id}`]) {
      const response = await send('HEAD', path)
      expect([response.status, await response.text()]).toEqual([401, ''])
    }
  })
})

function allowOf({ headers }: Response) {
  return (headers.get('allow') ?? '').split(', ').sort()
}
