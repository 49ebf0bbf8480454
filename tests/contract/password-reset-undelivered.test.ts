import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, type MockInstance, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { verification } from '@/db/schema/auth'
import { settleAfterResponses } from '@/lib/after-response'
import { log } from '@/lib/log'
import { openMailbox } from '../harness/mailbox'
import { send } from '../harness/person'
import { signUp } from '../harness/sign-up'

const mailbox = await openMailbox({ refuse: 'no such person here' })
vi.stubEnv('SMTP_URL', mailbox.url)

let errors: MockInstance
const levels = ['fatal', 'error', 'warn', 'info', 'debug'] as const
const others: MockInstance[] = []

beforeAll(() => {
  errors = vi.spyOn(log(), 'error')
  for (const level of levels) others.push(vi.spyOn(log(), level))
  for (const name of ['log', 'warn', 'error'] as const) others.push(vi.spyOn(console, name))
})

afterAll(() => mailbox.close())

it('answers as ever when the mail is refused, and the log tells neither address nor link', async () => {
  const { email } = await signUp()
  const body = { email }
  const response = await send('POST', '/api/auth/request-password-reset', { body })
  expect(response.status).toBe(200)
  await vi.waitUntil(() => errors.mock.calls.length > 0, { timeout: 10_000 })
  expect(errors.mock.calls).toEqual([
    [expect.objectContaining({ code: 'EENVELOPE' }), 'a mail could not be sent'],
  ])
  const said = JSON.stringify([errors, ...others].map(({ mock }) => mock.calls))
  expect(said).not.toContain(email)
  expect(said).not.toContain('token=')
  expect(said).not.toContain('no such person')
})

it('keeps no link that could not be sent', async () => {
  const { email, person } = await signUp()
  await send('POST', '/api/auth/request-password-reset', { body: { email } })
  await settleAfterResponses()
  const { orm } = await openDatabase()
  expect(await orm.$count(verification, eq(verification.value, person.id))).toBe(0)
})
