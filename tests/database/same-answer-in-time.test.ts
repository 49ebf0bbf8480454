import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { settleAfterResponses } from '@/lib/after-response'
import { env } from '@/lib/env'
import { openMailbox } from '../harness/mailbox'
import { send } from '../harness/person'
import { signUp } from '../harness/sign-up'

const mailbox = await openMailbox()
vi.stubEnv('SMTP_URL', mailbox.url)

afterAll(() => mailbox.close())

const unknown = () => `${randomUUID()}@example.com`

/** Keeps everybody else from the tables until it is released. */
async function holdTables(tables: string) {
  // What earlier requests left to be done wants them as well.
  await settleAfterResponses()
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query(`lock table ${tables} in access exclusive mode`)
  let isHeld = true
  return {
    /** Waits until somebody wants to read one of them, or it is released. */
    async untilWanted() {
      const waiting = `select 1 from pg_locks where not granted and database = (
        select oid from pg_database where datname = current_database())`
      while (isHeld && (await client.query(waiting)).rowCount === 0);
    },
    async release() {
      isHeld = false
      await client.query('commit')
      await client.end()
    },
  }
}

it('answers who asks for a link before it reads or writes anything', async () => {
  const { email } = await signUp()
  const tables = await holdTables('"user", account, verification')
  for (const address of [email, unknown()]) {
    const body = { email: address }
    const response = await send('POST', '/api/auth/request-password-reset', { body })
    expect(response.status).toBe(200)
  }
  await tables.release()
  await mailbox.take(email)
})

it('begins to see to a link no sooner than 100 ms later, so that the next one’s wait tells nothing', async () => {
  const { email } = await signUp()
  for (const address of [email, unknown()]) {
    const tables = await holdTables('"user", account, verification')
    const start = performance.now()
    await send('POST', '/api/auth/request-password-reset', { body: { email: address } })
    await tables.untilWanted()
    const passed = performance.now() - start
    await tables.release()
    await settleAfterResponses()
    expect(passed).toBeGreaterThanOrEqual(100)
  }
  await mailbox.take(email)
})

it('reads the accounts of whoever fails to sign in, with an account or without', async () => {
  const { email } = await signUp()
  for (const address of [email, unknown()]) {
    const tables = await holdTables('account')
    const body = { email: address, password: 'not the password' }
    const answer = send('POST', '/api/auth/sign-in/email', { body })
    const first = await Promise.race([
      tables.untilWanted().then(() => 'waits'),
      answer.then(() => 'answers'),
    ])
    await tables.release()
    expect([first, (await answer).status]).toEqual(['waits', 401])
  }
})
