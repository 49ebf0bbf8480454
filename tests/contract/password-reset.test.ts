import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { verification } from '@/db/schema/auth'
import { settleAfterResponses } from '@/lib/after-response'
import { betterAuthInstance } from '@/lib/auth/better-auth-instance'
import { passwordResetOptions } from '@/lib/auth/password-reset'
import { isLinkGood } from '@/lib/auth/password-reset-link'
import { openMailbox, tokenIn } from '../harness/mailbox'
import { send } from '../harness/person'
import { eventsFrom, newAddress } from '../harness/security-log'
import { type SignedUp, signIn, signUp } from '../harness/sign-up'

const newPassword = 'another sentence is a good one'
const minuteMs = 60_000

const mailbox = await openMailbox()
// The environment is read once, at first use, which is later than this.
vi.stubEnv('SMTP_URL', mailbox.url)
// Vitest sets it, and Better Auth then leaves its checks of origin out.
vi.stubEnv('TEST', '')

afterAll(async () => {
  await settleAfterResponses()
  await mailbox.close()
})

describe('a link to a new password', () => {
  it('sets it, once', async () => {
    const by = await signUp()
    const token = await linkFor(by)
    expect((await reset({ token })).status).toBe(200)
    await signIn({ ...by, password: newPassword })
    const again = await reset({ token, newPassword: 'a third sentence' })
    expect(await codeOf(again)).toEqual([400, 'INVALID_TOKEN'])
    await signIn({ ...by, password: newPassword })
  })

  it('leaves the old password worth nothing', async () => {
    const by = await signUp()
    await reset({ token: await linkFor(by) })
    const { email, password } = by
    const response = await send('POST', '/api/auth/sign-in/email', { body: { email, password } })
    expect(response.status).toBe(401)
  })

  it('works once even where it is used many times at once', async () => {
    const token = await linkFor(await signUp())
    const answers = await Promise.all(Array.from({ length: 8 }, () => reset({ token })))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(7).fill(400)])
  })

  it('ends every session with its tokens', async () => {
    const by = await signUp()
    const other = await signIn(by)
    await reset({ token: await linkFor(by) })
    for (const { person, cookie, sessionToken } of [by, other]) {
      for (const credential of [
        { authorization: `Bearer ${person.token}` },
        { authorization: `Bearer ${sessionToken}` },
        { cookie },
      ]) {
        const headers = Object.fromEntries(Object.entries(credential))
        expect((await send('GET', '/api/me/tasks', { headers })).status).toBe(401)
      }
    }
  })

  it('ends where the password is changed otherwise', async () => {
    const by = await signUp()
    const token = await linkFor(by)
    const response = await send('POST', '/api/auth/change-password', {
      headers: { cookie: by.cookie, origin: 'http://localhost:3000' },
      body: { currentPassword: by.password, newPassword },
    })
    expect(response.status).toBe(200)
    expect(await codeOf(await reset({ token }))).toEqual([400, 'INVALID_TOKEN'])
  })

  it('ends nobody else’s', async () => {
    const [by, other] = [await signUp(), await signUp()]
    await reset({ token: await linkFor(by) })
    expect((await other.person.send('GET', '/tasks')).status).toBe(200)
  })

  it('is in the security log once it was used, with the session that it ended', async () => {
    const by = await signUp()
    const address = newAddress()
    await reset({ token: await linkFor(by) }, { 'x-real-ip': address })
    const events = await eventsFrom(address)
    expect(events.map(({ event, reason, userId }) => [event, reason, userId]).sort()).toEqual([
      ['authn_password_change', 'reset', by.person.id],
      ['session_revoked', 'password_reset', by.person.id],
    ])
  })

  it('takes the earlier links of the same person with it, and nobody else’s', async () => {
    const [by, other] = [await signUp(), await signUp()]
    const [earlier, later, others] = [await linkFor(by), await linkFor(by), await linkFor(other)]
    expect((await reset({ token: later })).status).toBe(200)
    expect(await codeOf(await reset({ token: earlier }))).toEqual([400, 'INVALID_TOKEN'])
    expect((await reset({ token: others })).status).toBe(200)
  })

  it('is kept when the password is refused', async () => {
    const token = await linkFor(await signUp())
    const answer = await reset({ token, newPassword: 'brief' })
    expect(await codeOf(answer)).toEqual([400, 'PASSWORD_TOO_SHORT'])
    expect((await reset({ token })).status).toBe(200)
  })

  it.each([
    ['59 minutes', 59, 200],
    ['61 minutes', 61, 400],
  ])('after %s is answered as it should', async (_age, minutes, status) => {
    const by = await signUp()
    const token = await linkFor(by)
    const { orm } = await openDatabase()
    const [row] = await orm.select().from(verification).where(eq(verification.value, by.person.id))
    const expiresAt = new Date((row?.expiresAt.getTime() ?? 0) - minutes * minuteMs)
    await orm.update(verification).set({ expiresAt }).where(eq(verification.value, by.person.id))
    expect((await reset({ token })).status).toBe(status)
  })

  it.each([
    ['a letter more', (token: string) => `${token}a`],
    ['a letter less', (token: string) => token.slice(1)],
    ['the case of its letters turned', swapCase],
    ['nothing in it', () => ''],
    ['a wildcard in place of it', () => '%'],
  ])('is refused with %s', async (_name, alter) => {
    const token = await linkFor(await signUp())
    expect(await codeOf(await reset({ token: alter(token) }))).toEqual([400, 'INVALID_TOKEN'])
    expect((await reset({ token })).status).toBe(200)
  })

  it('is refused once the account is gone', async () => {
    const by = await signUp()
    const token = await linkFor(by)
    const headers = { cookie: by.cookie, origin: 'http://localhost:3000' }
    await send('POST', '/api/auth/delete-user', { headers, body: { password: by.password } })
    expect((await reset({ token })).status).toBe(400)
  })

  it('is known to be good until it is used or its hour is over, and is not used up by asking', async () => {
    const [by, late] = [await signUp(), await signUp()]
    const [token, lateToken] = [await linkFor(by), await linkFor(late)]
    expect([await isLinkGood(token), await isLinkGood(token)]).toEqual([true, true])
    expect([await isLinkGood(`${token}a`), await isLinkGood('')]).toEqual([false, false])
    await reset({ token })
    expect(await isLinkGood(token)).toBe(false)
    const { orm } = await openDatabase()
    const isLate = eq(verification.value, late.person.id)
    await orm.update(verification).set({ expiresAt: new Date() }).where(isLate)
    expect(await isLinkGood(lateToken)).toBe(false)
  })

  it('cannot be made from what the database holds', async () => {
    const by = await signUp()
    const token = await linkFor(by)
    const { orm } = await openDatabase()
    const rows = await orm.select().from(verification).where(eq(verification.value, by.person.id))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    const stored = rows[0]?.identifier ?? ''
    expect((await reset({ token: stored })).status).toBe(400)
  })

  it('leads to our own page, whatever the request asks for', async () => {
    const { email } = await signUp()
    await ask({ email, redirectTo: 'http://localhost:3000/elsewhere' })
    const mail = await mailbox.take(email)
    expect(tokenIn(mail)).not.toBe('')
    expect(mail.source).not.toContain('elsewhere')
    expect((await ask({ email, redirectTo: 'https://evil.example/' })).status).toBe(403)
  })

  it('is not sent again and again', async () => {
    const { email } = await signUp()
    const before = mailbox.count
    await askTimes(8, email)
    expect(mailbox.count - before).toBe(5)
  })

  it('is sent to the one who needs it, however often others asked since', async () => {
    const { email, person } = await signUp()
    await askTimes(5, email)
    await pass(50, person.id)
    await askTimes(6, email)
    await pass(11, person.id)
    const before = mailbox.count
    await askTimes(1, email)
    expect(mailbox.count - before).toBe(1)
  })

  it('is good for nothing unless it was sent', async () => {
    const { email, person } = await signUp()
    await askTimes(7, email)
    const { orm } = await openDatabase()
    expect(await orm.$count(verification, eq(verification.value, person.id))).toBe(5)
  })

  it.each([6, 12])('is sent 5 times where %i are asked for at once', async (asked) => {
    const { email, person } = await signUp()
    const database = await openDatabase()
    const { internalAdapter } = await (await betterAuthInstance()).$context
    const tokens = Array.from({ length: asked }, () => randomUUID().replaceAll('-', ''))
    for (const token of tokens) {
      await internalAdapter.createVerificationValue({
        value: person.id,
        identifier: `reset-password:${token}`,
        expiresAt: new Date(Date.now() + 60 * minuteMs),
      })
    }
    const before = mailbox.count
    const { sendResetPassword } = passwordResetOptions(database)
    const user = { id: person.id, email }
    await Promise.all(tokens.map((token) => sendResetPassword({ user, token })))
    expect(mailbox.count - before).toBe(5)
    const good = await Promise.all(tokens.map(isLinkGood))
    expect(good.filter(Boolean)).toHaveLength(5)
  })

  it('is not confirmed by any other route', async () => {
    const token = await linkFor(await signUp())
    const answers = [token, 'nonsense'].map(async (one) => {
      const path = `/api/auth/reset-password/${one}?callbackURL=%2F`
      const response = await send('GET', path, { headers: { 'x-request-id': 'the-same' } })
      return [response.status, await response.text(), response.headers.get('location')]
    })
    const [good, bad] = await Promise.all(answers)
    expect(good?.[0]).toBe(404)
    expect(good).toEqual(bad)
  })
})

describe('asking for a link', () => {
  it('is answered alike for every address, byte for byte', async () => {
    const { email } = await signUp()
    const [known, unknown] = await Promise.all([email, `${randomUUID()}@example.com`].map(answerTo))
    expect(known?.status).toBe(200)
    expect(known).toEqual(unknown)
    await mailbox.take(email)
  })

  it('finds an address in whatever case it is written', async () => {
    const { email } = await signUp()
    await ask({ email: email.toUpperCase() })
    expect((await mailbox.take(email)).to).toEqual([email])
  })

  it('sends nothing to an address without an account', async () => {
    const before = mailbox.count
    await ask({ email: `${randomUUID()}@example.com` })
    await linkFor(await signUp())
    await settleAfterResponses()
    expect(mailbox.count).toBe(before + 1)
  })

  it.each([
    ['no address', {}],
    ['nonsense', { email: 'nonsense' }],
    ['two addresses', { email: ['a@example.com', 'b@example.com'] }],
    ['a second receiver', { email: 'a@example.com\r\nBcc: b@example.com' }],
  ])('is refused for %s', async (_name, body) => {
    expect((await ask(body)).status).toBe(400)
  })

  it('is forbidden to another site’s page', async () => {
    const { email, cookie } = await signUp()
    const headers = { origin: 'https://evil.example', 'sec-fetch-mode': 'cors', cookie }
    const sent = { headers, body: { email } }
    expect((await send('POST', '/api/auth/request-password-reset', sent)).status).toBe(403)
  })
})

describe('the mail', () => {
  it('is a plain text and the same as a page, with one link and nothing loaded from anywhere', async () => {
    const { email } = await signUp()
    await ask({ email })
    const { to, source } = await mailbox.take(email)
    expect(to).toEqual([email])
    expect(source).toMatch(/^From: Docket <no-reply@localhost>\r$/m)
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(source).toContain('Content-Type: text/plain')
    expect(source).toContain('Content-Type: text/html')
    const unbroken = source.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const links = unbroken.match(/https?:\/\/[^\s"<]+/g) ?? []
    expect(new Set(links)).toEqual(new Set([links[0]]))
    expect(unbroken).not.toMatch(/<(img|link|script|style)|\bsrc=/i)
  })
})

function ask(body: object) {
  return send('POST', '/api/auth/request-password-reset', { body })
}

/** One after the other, each with all of its work. */
async function askTimes(times: number, email: string) {
  for (let asked = 0; asked < times; asked += 1) {
    expect((await ask({ email })).status).toBe(200)
    await settleAfterResponses()
  }
}

/** Makes every link of a person so much older. */
async function pass(minutes: number, userId: string) {
  const { orm } = await openDatabase()
  const expiresAt = sql`${verification.expiresAt} - make_interval(mins => ${minutes}::int)`
  await orm.update(verification).set({ expiresAt }).where(eq(verification.value, userId))
}

async function linkFor({ email }: Pick<SignedUp, 'email'>) {
  expect((await ask({ email })).status).toBe(200)
  return tokenIn(await mailbox.take(email))
}

function reset(
  body: { token: string; newPassword?: string },
  headers: Record<string, string> = {},
) {
  return send('POST', '/api/auth/reset-password', { body: { newPassword, ...body }, headers })
}

async function answerTo(email: string) {
  const headers = { 'x-request-id': 'the-same' }
  const response = await send('POST', '/api/auth/request-password-reset', {
    headers,
    body: { email },
  })
  return {
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  }
}

async function codeOf(response: Response) {
  const { code }: { code?: string } = JSON.parse(await response.text())
  return [response.status, code]
}

function swapCase(text: string) {
  return [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('')
}
