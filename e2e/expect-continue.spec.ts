import { once } from 'node:events'
import { type IncomingMessage, request as open } from 'node:http'
import { text } from 'node:stream/consumers'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { problems } from '@/lib/app-error'

const bodyBytesMax = 64 * 1024

/** Announces a body and asks whether to send it. */
async function announce(url: string, bytes: number, headers: Record<string, string> = {}) {
  const request = open(url, {
    method: 'POST',
    headers: {
      ...{ expect: '100-continue', 'content-type': 'application/json', 'content-length': bytes },
      ...headers,
    },
  })
  request.flushHeaders()
  const response = new Promise<IncomingMessage>((resolve) => request.once('response', resolve))
  const first = await Promise.race([response, once(request, 'continue').then(() => 'continue')])
  return { request, response, first }
}

async function signUp(request: APIRequestContext) {
  const answer = await request.post('/api/auth/sign-up/email', {
    data: { name: 'A', email: `${crypto.randomUUID()}@example.com`, password: 'correct horse' },
  })
  return { authorization: `Bearer ${answer.headers()['set-auth-token']}` }
}

const id = '0190a1b2-0000-7000-8000-000000000000'

for (const [what, path, code] of [
  ['before it is sent', '/api/me/tasks', 'payload_too_large'],
  ['at sign-in', '/api/auth/sign-in/email', 'payload_too_large'],
  ['after who sends it', '/api/other/tasks', 'forbidden'],
  ['after what it is for', '/api/me/tasks/7/restore', 'not_found'],
  ['where none is taken', `/api/me/tasks/${id}/restore`, 'not_found'],
] as const) {
  test(`refuses a body that is announced as too large ${what}`, async ({ baseURL, request }) => {
    const credentials = path.startsWith('/api/auth') ? {} : await signUp(request)
    const { response, first } = await announce(baseURL + path, bodyBytesMax + 1, credentials)
    expect(first).not.toBe('continue')
    const message = await response
    expect(message.headers.connection).toBe('close')
    expect(JSON.parse(await text(message))).toMatchObject({
      code,
      status: problems[code].status,
    })
  })
}

test('asks who sends a body that is too large first', async ({ baseURL }) => {
  const { response } = await announce(`${baseURL}/api/me/tasks`, bodyBytesMax + 1)
  expect((await response).statusCode).toBe(401)
})

test('takes a body that is announced as just small enough', async ({ baseURL, request }) => {
  const { authorization } = await signUp(request)
  const sending = await announce(`${baseURL}/api/me/tasks`, bodyBytesMax, { authorization })
  expect(sending.first).toBe('continue')
  sending.request.end(JSON.stringify({ title: 'Asked first' }).padEnd(bodyBytesMax))
  const message = await sending.response
  expect(message.statusCode).toBe(201)
  expect(JSON.parse(await text(message))).toMatchObject({ title: 'Asked first' })
})

test('asks for no form that it sends back, whatever its size', async ({ baseURL }) => {
  const { response, first } = await announce(`${baseURL}/sign-in`, bodyBytesMax + 1)
  expect(first).not.toBe('continue')
  expect((await response).statusCode).toBe(303)
})

test('passes over an expectation that it does not know', async ({ request }) => {
  const response = await request.get('/api/health/live', { headers: { expect: 'tea' } })
  expect(response.status()).toBe(200)
})
