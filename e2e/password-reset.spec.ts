import type { APIRequestContext, Page } from '@playwright/test'
import { freePort } from '../tests/harness/free-port'
import { type Mailbox, openMailbox, tokenIn } from '../tests/harness/mailbox'
import { expectNoViolation } from './axe'
import { expect, freshEmail, password } from './fixtures'
import { test as base, untilReady } from './own-server'
import { button, visit } from './task-page'

type Fixtures = {
  mailbox: Mailbox
  /** A server that knows of the mailbox, and which address it is itself reached at. */
  origin: string
  /** The address of somebody with an account there, who is signed in with `request`. */
  email: string
}

const newPassword = 'another sentence is a good one'

const test = base.extend<Fixtures>({
  mailbox: async ({ baseURL: _ }, use) => {
    const mailbox = await openMailbox()
    await use(mailbox)
    await mailbox.close()
  },
  origin: async ({ mailbox, serve }, use) => {
    const port = String(await freePort())
    const BETTER_AUTH_URL = `http://localhost:${port}`
    const limits = { RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'error' }
    const server = serve({ SMTP_URL: mailbox.url, PORT: port, BETTER_AUTH_URL, ...limits })
    await use(await untilReady(server))
  },
  // After the server, so that it is closed before it.
  page: async ({ origin: _, page }, use) => {
    await use(page)
  },
  email: async ({ origin, request }, use) => {
    const email = freshEmail()
    const data = { name: 'Ada', email, password }
    const signUp = await request.post(`${origin}/api/auth/sign-up/email`, { data })
    expect(signUp.status()).toBe(200)
    await use(email)
  },
})

// Each starts a server of its own, and two of them search nine pages from end to end.
test.describe.configure({ timeout: 120_000 })

async function askForLink(page: Page, email: string) {
  await page.waitForURL('**/forgot-password')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await button(page, 'Send me a link').click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
}

function reset(request: APIRequestContext, origin: string, token: string) {
  const data = { token, newPassword }
  return request.post(`${origin}/api/auth/reset-password`, { data, headers: { origin } })
}

test('a forgotten password is replaced by a mailed link, once, and every session ends', async ({
  page,
  request,
  mailbox,
  origin,
  email,
}) => {
  expect((await request.get(`${origin}/api/auth/token`)).status()).toBe(200)
  await visit(page, `${origin}/sign-in`)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await askForLink(page, email)
  const link = `${origin}/reset-password?token=${tokenIn(await mailbox.take(email))}`
  await visit(page, link)
  await expect(page).toHaveURL(`${origin}/reset-password`)
  const field = page.getByLabel('New password')
  await field.fill('too short')
  await button(page, 'Set password').click()
  await expect(field).toHaveAccessibleDescription(/at least 10 characters; this one has 9/)
  await expect(field).toBeFocused()
  await field.fill(newPassword)
  await button(page, 'Set password').click()
  await page.waitForURL(`${origin}/sign-in?reset`)
  await expect(page.getByText('Your new password is set.')).toBeVisible()
  expect((await request.get(`${origin}/api/auth/token`)).status()).toBe(401)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password').fill(newPassword)
  await button(page, 'Sign in').click()
  await page.waitForURL(`${origin}/tasks`)
  await visit(page, link)
  await expect(page.getByRole('heading', { name: 'This link is spent' })).toBeVisible()
})

test('an address without an account is answered in the same words, and gets no mail', async ({
  page,
  mailbox,
  origin,
  email,
}) => {
  const said: string[] = []
  for (const address of [freshEmail(), email]) {
    await visit(page, `${origin}/forgot-password`)
    await askForLink(page, address)
    const words = await page.getByRole('main').textContent()
    said.push(words?.replace(address, '') ?? '')
  }
  await mailbox.take(email)
  expect(said[0]).toBe(said[1])
  expect(mailbox.count).toBe(1)
})

test('a link that is used up while its page is open is said to be, and leads to a new one', async ({
  page,
  request,
  mailbox,
  origin,
  email,
  complaints,
}) => {
  complaints.expect(/400/)
  await visit(page, `${origin}/forgot-password`)
  await askForLink(page, email)
  const token = tokenIn(await mailbox.take(email))
  await visit(page, `${origin}/reset-password?token=${token}`)
  expect((await reset(request, origin, token)).status()).toBe(200)
  await page.getByLabel('New password').fill('a third sentence is a good one')
  await button(page, 'Set password').click()
  const alert = page.getByRole('alert').filter({ hasText: 'This link is spent' })
  await expect(alert).toBeVisible()
  await alert.getByRole('link', { name: 'Ask for a new link' }).click()
  await page.waitForURL(`${origin}/forgot-password`)
})

test('what is no address is said at its field, and nothing is sent', async ({ page, origin }) => {
  await visit(page, `${origin}/forgot-password`)
  const field = page.getByRole('textbox', { name: 'E-mail' })
  await field.fill('nonsense')
  await button(page, 'Send me a link').click()
  await expect(field).toHaveAccessibleDescription(/Enter an e-mail address/)
  await expect(field).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages to a new password can be used by everybody: ${colorScheme}`, async ({
    page,
    mailbox,
    origin,
    email,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    for (const pixels of [320, 390, 1280]) {
      await page.setViewportSize({ width: pixels, height: 800 })
      await visit(page, `${origin}/forgot-password`)
      await expectNoViolation(page)
      expect(await width()).toBe(pixels)
      await askForLink(page, email)
      await expectNoViolation(page)
      expect(await width()).toBe(pixels)
      await visit(page, `${origin}/reset-password?token=${tokenIn(await mailbox.take(email))}`)
      await expectNoViolation(page)
      expect(await width()).toBe(pixels)
    }
  })
}

base('a server without a server for mail says so, and whom to ask', async ({ page }) => {
  await visit(page, '/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByText('Mail is not set up on this server')).toBeVisible()
  await expect(page.getByText('Ask whoever runs it')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
})
