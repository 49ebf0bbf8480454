import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { settleAfterResponses } from '@/lib/after-response'
import { openMailbox } from '../harness/mailbox'
import { type SendOptions, send } from '../harness/person'
import { newAddress } from '../harness/security-log'
import { signUp } from '../harness/sign-up'

const mailbox = await openMailbox()
vi.stubEnv('SMTP_URL', mailbox.url)
vi.stubEnv('RATE_LIMIT_PER_MINUTE', '600')
vi.stubEnv('TEST', '')

/** A time that stands still, so that no window ends within a test. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(async () => {
  await settleAfterResponses()
  await mailbox.close()
})

/** The answers to as many requests, one after the other, from one address. */
async function statusesOf(times: number, path: string, { body, headers }: SendOptions) {
  const statuses: number[] = []
  for (let sent = 0; sent < times; sent += 1) {
    const response = await send('POST', `/api/auth${path}`, { body, headers })
    statuses.push(response.status)
    if (response.status === 429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  return statuses
}

it('lets one address ask for a link 3 times a minute', async () => {
  const headers = { 'x-real-ip': newAddress() }
  const asked = { body: { email: 'nobody@example.com' }, headers }
  const statuses = await statusesOf(4, '/request-password-reset', asked)
  expect(statuses).toEqual([200, 200, 200, 429])
})

it('lets one address try 5 links a minute', async () => {
  const headers = { 'x-real-ip': newAddress() }
  const body = { token: 'nonsense', newPassword: 'another password' }
  const statuses = await statusesOf(6, '/reset-password', { body, headers })
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
})

it('lets one address try 3 passwords in 10 seconds to delete an account', async () => {
  const { cookie } = await signUp()
  const headers = { 'x-real-ip': newAddress(), cookie, origin: 'http://localhost:3000' }
  const body = { password: 'not the password' }
  expect(await statusesOf(4, '/delete-user', { body, headers })).toEqual([400, 400, 400, 429])
})
