import { expect, it, vi } from 'vitest'
import { send } from '../harness/person'
import { signUp } from '../harness/sign-up'

vi.stubEnv('TEST', '')

it.each([
  ['POST', '/request-password-reset'],
  ['POST', '/reset-password'],
  ['GET', '/reset-password/nonsense?callbackURL=%2F'],
])('without a server for mail has nothing at %s %s', async (method, path) => {
  const { email } = await signUp()
  const body =
    method === 'POST' ? { email, token: 'nonsense', newPassword: 'another password' } : undefined
  expect((await send(method, `/api/auth${path}`, { body })).status).toBe(404)
})
