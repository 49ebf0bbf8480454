import { expect, it, vi } from 'vitest'
import { log } from '@/lib/log'
import { send } from '../harness/person'
import { signIn, signUp } from '../harness/sign-up'

vi.stubEnv('NODE_ENV', 'development')

it('while one works on the code the link is in the log', async () => {
  const by = await signUp()
  // Kept from the log proper, where no test may leave a token.
  const info = vi.spyOn(log(), 'info').mockImplementation(() => {})
  const body = { email: by.email }
  expect((await send('POST', '/api/auth/request-password-reset', { body })).status).toBe(200)
  const isMail = (call: unknown[]) => call[1] === 'mail'
  await vi.waitUntil(() => info.mock.calls.some(isMail), { timeout: 10_000 })
  const said = JSON.stringify(info.mock.calls.find(isMail))
  const token = /http:\/\/localhost:3000\/reset-password\?token=([A-Za-z0-9]+)/.exec(said)?.[1]
  const newPassword = 'another sentence is a good one'
  const reset = await send('POST', '/api/auth/reset-password', { body: { token, newPassword } })
  expect(reset.status).toBe(200)
  await signIn({ ...by, password: newPassword })
})
