import { expect, password, test } from './fixtures'
import { button, visit } from './task-page'

const path = '**/api/me/security-events**'

test('the security log of an account that is a moment old fills by itself', async ({
  page,
  person: _,
}) => {
  await page.route(path, (route) => route.fulfill({ json: [] }), { times: 2 })
  await visit(page, '/settings')
  const log = page.getByRole('region', { name: 'Security log' })
  await expect(log.getByText('Nothing in the last 90 days.')).toBeVisible()
  await expect(log.getByText('Account created')).toBeVisible()
})

test('a log that stays empty is not asked for without end', async ({ page, person: _ }) => {
  await page.clock.install()
  let asked = 0
  await page.route(path, (route) => {
    asked += 1
    return route.fulfill({ json: [] })
  })
  await visit(page, '/settings')
  for (let i = 1; i <= 5; i += 1) {
    await expect.poll(() => asked).toBe(i)
    await page.clock.runFor(2_000)
  }
  await page.clock.runFor(60_000)
  // Whatever the page asked for is behind this.
  await page.evaluate(() => fetch('/api/health/live'))
  expect(asked).toBe(5)
})

test('what is done on the page is soon in its log', async ({
  page,
  person,
  playwright,
  baseURL,
}) => {
  const other = await playwright.request.newContext({ baseURL })
  const data = { email: person.email, password }
  expect((await other.post('/api/auth/sign-in/email', { data })).status()).toBe(200)
  await other.dispose()
  await visit(page, '/settings')
  const log = page.getByRole('region', { name: 'Security log' })
  await expect(log.getByText('Account created')).toBeVisible()
  await page.getByRole('button', { name: /^End the session of / }).click()
  await expect(log.getByText('Session ended')).toBeVisible()
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password').fill('another sentence is a good one')
  await button(page, 'Change password').click()
  await expect(log.getByText('Password changed', { exact: true })).toBeVisible()
})
