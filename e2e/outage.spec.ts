import { startCountingProxy } from '../tests/harness/counting-proxy'
import { freePort } from '../tests/harness/free-port'
import { startPostgres } from '../tests/harness/postgres-server'
import { expect, freshEmail, password } from './fixtures'
import { test, untilReady } from './own-server'

// The server is named first, so that the page is closed before it.
test('a page that meets a database that is down says so, and loads when tried again', async ({
  serve,
  page,
  complaints,
}) => {
  // The page's own error, and nothing that its policy would have kept from running.
  complaints.expect(/status of 500/)
  complaints.expect(/Minified React error/)
  const postgres = await startPostgres()
  const proxy = await startCountingProxy(postgres.url)
  try {
    const port = String(await freePort())
    const BETTER_AUTH_URL = `http://localhost:${port}`
    const server = serve({ PORT: port, BETTER_AUTH_URL, DATABASE_URL: proxy.url })
    const origin = await untilReady(server)
    const data = { name: 'You', email: freshEmail(), password }
    const signUp = await page.request.post(`${origin}/api/auth/sign-up/email`, { data })
    expect(signUp.status()).toBe(200)
    await proxy.cut()
    await page.goto(`${origin}/tasks`)
    await expect(page.getByRole('heading', { name: 'This page did not load' })).toBeVisible()
    await expect(page.getByText('What you had saved is safe')).toBeVisible()
    await proxy.mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible()
  } finally {
    await proxy.close()
    await postgres.stop()
  }
})
