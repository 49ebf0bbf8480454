import { expect, it } from 'vitest'
import { newPerson, send } from '../harness/person'

const origins = ['https://app.example.com', 'http://localhost:3000', 'null', '', '*']

it.each(origins)('without CORS_ORIGINS no page of "%s" is allowed anything', async (origin) => {
  const person = await newPerson()
  const headers = { origin }
  const preflight = { ...headers, 'access-control-request-method': 'GET' }
  const responses = [
    await person.send('GET', '/tasks', { headers }),
    await person.send('POST', '/tasks', { headers, body: {} }),
    await person.send('GET', '/export', { headers }),
    await send('GET', '/api/me/tasks', { headers }),
    await send('GET', '/api/auth/jwks', { headers }),
    await send('OPTIONS', '/api/me/tasks', { headers: preflight }),
    await send('OPTIONS', '/api/auth/token', { headers: preflight }),
  ]
  expect(responses.map(({ status }) => status)).toEqual([200, 422, 200, 401, 200, 204, 204])
  for (const response of responses) {
    const names = [...response.headers.keys()]
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(response.headers.get('vary')).toBe('Authorization, Cookie, Origin')
  }
})
