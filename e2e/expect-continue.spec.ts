import { once } from 'node:events'
import { type IncomingMessage, request as open } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'

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

test('refuses a body that is announced as too large before it is sent', async ({ baseURL }) => {
  const { response, first } = await announce(`${baseURL}/api/me/tasks`, bodyBytesMax + 1)
  expect(first).not.toBe('continue')
  const message = await response
  expect([message.statusCode, message.headers.connection]).toEqual([413, 'close'])
  expect(JSON.parse(await text(message))).toMatchObject({ code: 'payload_too_large' })
})

test('takes a body that is announced as just small enough', async ({ baseURL, request }) => {
  const signUp = await request.post('/api/auth/sign-up/email', {
    data: { name: 'A', email: `${crypto.randomUUID()}@example.com`, password: 'correct horse' },
  })
  const authorization = `Bearer ${signUp.headers()['set-auth-token']}`
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
