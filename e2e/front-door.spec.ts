import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'

/** Sends bytes as they are, which no HTTP client would, and reads the whole answer. */
async function sendRaw(baseURL: string | undefined, lines: string[]): Promise<string> {
  const { port } = new URL(baseURL ?? '')
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(`${[...lines, 'Connection: close', '', ''].join('\r\n')}`)
  return await text(socket)
}

const cases = [
  { name: 'TRACE', target: 'TRACE /api/me/tasks', status: 405, code: 'method_not_allowed' },
  { name: 'PROPFIND', target: 'PROPFIND /api/me/tasks', status: 405, code: 'method_not_allowed' },
  {
    name: 'broken percent-encoding',
    target: 'GET /api/%E0%A4%A/tasks',
    status: 400,
    code: 'bad_request',
  },
  {
    name: 'bytes that are not UTF-8',
    target: 'GET /api/%ff%fe/tasks',
    status: 400,
    code: 'bad_request',
  },
  {
    name: 'another host in the target',
    target: 'GET http://elsewhere/',
    status: 400,
    code: 'bad_request',
  },
]

for (const { name, target, status, code } of cases) {
  test(`answers ${name} with a ${status} problem`, async ({ baseURL }) => {
    const answer = await sendRaw(baseURL, [`${target} HTTP/1.1`, 'Host: localhost'])
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(head).toMatch(/content-type: application\/problem\+json/i)
    expect(head).toMatch(/x-request-id: \S+/i)
    expect(JSON.parse(body)).toMatchObject({ code, status, type: `/docs/errors#${code}` })
    if (status === 405) expect(head).toMatch(/^allow: GET, HEAD, POST/im)
  })
}

for (const path of ['/api/me/tasks', '/api/auth/get-session']) {
  test(`refuses two Authorization lines at ${path}`, async ({ baseURL }) => {
    const lines = ['Host: localhost', 'Authorization: Bearer a', 'Authorization: Bearer b']
    const answer = await sendRaw(baseURL, [`GET ${path} HTTP/1.1`, ...lines])
    expect(answer).toContain('HTTP/1.1 401 ')
    expect(answer).toMatch(/www-authenticate: Bearer error="invalid_token"/i)
  })
}

test('answers a request that offers an upgrade', async ({ baseURL }) => {
  const lines = ['Host: localhost', 'Connection: Upgrade', 'Upgrade: h2c']
  const answer = await sendRaw(baseURL, ['GET /api/health/live HTTP/1.1', ...lines])
  expect(answer).toContain('HTTP/1.1 200 ')
})

test('takes the client’s address from the socket, whatever the client says', async ({
  request,
}) => {
  const headers = { 'x-real-ip': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' }
  const signUp = await request.post('/api/auth/sign-up/email', {
    headers,
    data: { name: 'A', email: `${crypto.randomUUID()}@example.com`, password: 'correct horse' },
  })
  const authorization = `Bearer ${signUp.headers()['set-auth-token']}`
  const sessions = await request.get('/api/auth/list-sessions', { headers: { authorization } })
  const [session] = await sessions.json()
  expect(session.ipAddress).toMatch(/^(127\.0\.0\.1|::1)$/)
})

test('sends a form that was sent before the page’s script was there back to the page', async ({
  baseURL,
}) => {
  for (const [target, location] of [
    ['/sign-in?next=x', '/sign-in'],
    ['//', '/'],
    ['//elsewhere.example', '/elsewhere.example'],
    ['/.//elsewhere.example/', '/elsewhere.example'],
  ]) {
    const lines = ['Host: localhost', 'Content-Length: 0']
    const answer = await sendRaw(baseURL, [`POST ${target} HTTP/1.1`, ...lines])
    expect(answer).toContain('HTTP/1.1 303 ')
    expect(answer).toMatch(new RegExp(`^location: ${location}\r$`, 'im'))
  }
})

test('answers on the API alike with and without the headers of Next’s own client', async ({
  request,
}) => {
  const response = await request.get('/api/health/live', {
    headers: { rsc: '1', 'next-router-prefetch': '1' },
    maxRedirects: 0,
  })
  expect([response.status(), await response.json()]).toEqual([200, { status: 'live' }])
})

for (const [target, status] of [
  ['/api/me/tasks', 401],
  ['/api/%ff', 400],
]) {
  test(`does not take in the rest of a body that is refused: ${target}`, async ({ baseURL }) => {
    // Well before the server's own limit for a whole request.
    test.setTimeout(15_000)
    const { port } = new URL(baseURL ?? '')
    const socket = connect(Number(port), '127.0.0.1')
    // It may end in a reset, since what was sent last was not read.
    socket.on('error', () => {})
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    const head = [`POST ${target} HTTP/1.1`, 'Host: localhost', 'Content-Length: 100000000']
    socket.write(`${[...head, 'Content-Type: application/json', '', ''].join('\r\n')}{`)
    const sending = setInterval(() => socket.write(' '), 100)
    try {
      await new Promise((resolve) => socket.once('close', resolve))
      expect(answer).toContain(`HTTP/1.1 ${status} `)
    } finally {
      clearInterval(sending)
    }
  })
}

test('answers an unknown API path with a problem, not with a page', async ({ request }) => {
  for (const path of ['/api', '/api/nothing', '/api/me/nothing/here']) {
    const response = await request.get(path)
    expect(response.status()).toBe(404)
    expect(response.headers()['content-type']).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  }
})

test('answers HEAD and OPTIONS through Next as the handlers do', async ({ request }) => {
  const live = await request.head('/api/health/live')
  expect([live.status(), await live.text()]).toEqual([200, ''])
  const options = await request.fetch('/api/me/tasks', { method: 'OPTIONS' })
  expect([options.status(), options.headers().allow]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
  const put = await request.put('/api/me/tasks', { data: {} })
  expect([put.status(), put.headers().allow]).toEqual([405, 'GET, POST, HEAD, OPTIONS'])
})

test('sends a path in another spelling to the one that is meant, as the API answers', async ({
  baseURL,
}) => {
  for (const [target, location] of [
    ['//api//health/live?a=//b/', '/api/health/live?a=//b/'],
    ['/api/health/live/', '/api/health/live'],
    ['/sign-in/', '/sign-in'],
    ['//elsewhere.example/', '/elsewhere.example'],
    ['/\\elsewhere.example', '/elsewhere.example'],
    ['//', '/'],
    ['/api/me/tasks/..', '/api/me'],
    ['/api/me/tasks/%2e%2E?a=../b', '/api/me?a=../b'],
    ['/./api/./health/live/.', '/api/health/live'],
    ['/../..', '/'],
  ]) {
    const answer = await sendRaw(baseURL, [`GET ${target} HTTP/1.1`, 'Host: localhost'])
    expect(answer).toContain('HTTP/1.1 308 ')
    for (const header of [
      `location: ${location}`,
      'cache-control: private, no-store',
      'vary: Authorization, Cookie, Origin',
      'x-content-type-options: nosniff',
    ]) {
      expect(answer.toLowerCase().split('\r\n')).toContain(header.toLowerCase())
    }
    expect(answer).toMatch(/^x-request-id: [\w-]+\r$/im)
  }
})

test('a write through a path in another spelling keeps its method', async ({ baseURL }) => {
  for (const path of ['//api/me/tasks', '/sign-in/../api/me/tasks']) {
    const answer = await sendRaw(baseURL, [`POST ${path} HTTP/1.1`, 'Host: localhost'])
    expect(answer).toContain('HTTP/1.1 308 ')
    expect(answer).toMatch(/^location: \/api\/me\/tasks\r$/im)
  }
})

test('answers each method that the reference has not with 405', async ({ request }) => {
  const options = await request.fetch('/docs', { method: 'OPTIONS' })
  const { allow } = options.headers()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const response = await request.fetch('/docs', { method })
    expect([response.status(), response.headers().allow]).toEqual([405, allow])
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
  }
})
