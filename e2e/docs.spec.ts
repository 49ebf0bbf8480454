import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { problems } from '@/lib/app-error'
import { expect, seed, test } from './fixtures'
import { visit } from './task-page'

/** Collects where a page's requests go. */
function watchOrigins(page: Page): Set<string> {
  const origins = new Set<string>()
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:') origins.add(origin)
  })
  return origins
}

async function openOperation(page: Page, id: string) {
  const operation = page.locator(`[id$="-${id}"].opblock`)
  await operation
    .getByRole('button', { name: /^(get|post|patch)/i })
    .first()
    .click()
  await operation.getByRole('button', { name: 'Try it out' }).click()
  return operation
}

test('the reference is shown without a request to anywhere else', async ({ page, baseURL }) => {
  const origins = watchOrigins(page)
  await page.goto('/docs')
  await expect(page.getByRole('heading', { name: 'The same list, over HTTP' })).toBeVisible()
  await expect(page.getByText('List tasks')).toBeVisible()
  await expect(page.getByText('You are not signed in.')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect([...origins]).toEqual([baseURL])
})

test('the reference forbids itself everything but this site’s own files', async ({ request }) => {
  const headers = (await request.get('/docs')).headers()
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
      "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; " +
      "frame-ancestors 'none'",
  )
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('same-origin')
})

test('whoever is signed in tries it out on their own tasks', async ({ page, person, baseURL }) => {
  await seed(person, { title: 'Seen in the reference' })
  const origins = watchOrigins(page)
  await page.goto('/docs')
  await expect(page.getByText('You are signed in as Ada.')).toBeVisible()
  const operation = await openOperation(page, 'listTasks')
  const answered = page.waitForResponse(/\/api\/me\/tasks/)
  await operation.getByRole('button', { name: 'Execute' }).click()
  const response = await answered
  expect(response.status()).toBe(200)
  expect(await response.request().headerValue('authorization')).toMatch(/^Bearer [^.]+\.[^.]+\./)
  await expect(operation.getByText('"title": "Seen in the reference"')).toBeVisible()
  expect([...origins]).toEqual([baseURL])
})

test('a token is kept until shortly before it expires', async ({ page, person }) => {
  await seed(person, { title: 'Seen in the reference' })
  let fetched = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/auth/token')) fetched += 1
  })
  await page.clock.install()
  await page.goto('/docs')
  const operation = await openOperation(page, 'listTasks')
  const execute = async () => {
    const answered = page.waitForResponse(/\/api\/me\/tasks/)
    await operation.getByRole('button', { name: 'Execute' }).click()
    await answered
    return fetched
  }
  expect([await execute(), await execute()]).toEqual([1, 1])
  await page.clock.fastForward('14:30')
  expect(await execute()).toBe(2)
})

test('who signed out meanwhile is told so', async ({ page, person, baseURL, complaints }) => {
  complaints.expect(/401/)
  await page.goto('/docs')
  const operation = await openOperation(page, 'listTasks')
  const execute = operation.getByRole('button', { name: 'Execute' })
  await execute.click()
  await expect(operation.getByText('Server response')).toBeVisible()
  const headers = { origin: baseURL ?? '' }
  await page.context().request.post('/api/auth/sign-out', { headers, data: {} })
  await execute.click()
  await expect(page.getByText('You are not signed in.')).toBeVisible()
  expect(person.name).toBe('Ada')
})

test('a token given by hand is sent instead of one’s own', async ({
  page,
  person,
  makePerson,
  openBrowser,
}) => {
  const other = await makePerson('Grace')
  await seed(other, { title: 'Of the other' })
  await seed(person, { title: 'Of one’s own' })
  const { request } = await openBrowser(other)
  const { token } = await (await request.get('/api/auth/token')).json()
  await page.goto('/docs')
  await page.getByRole('button', { name: 'Authorize' }).click()
  const byJwt = page.locator('.auth-container').filter({ hasText: 'good for 15 minutes' })
  await byJwt.getByRole('textbox').fill(token)
  await byJwt.getByRole('button', { name: 'Apply credentials' }).click()
  await page.getByRole('button', { name: 'Close' }).first().click()
  const operation = await openOperation(page, 'listTasks')
  await operation.getByRole('button', { name: 'Execute' }).click()
  await expect(operation.getByText('"title": "Of the other"')).toBeVisible()
})

test('/docs/errors explains every code where its problems point to', async ({ page }) => {
  await visit(page, '/docs/errors')
  for (const [code, { status, title }] of Object.entries(problems)) {
    const entry = page.locator(`section#${code}`)
    await expect(entry).toContainText(String(status))
    await expect(entry).toContainText(title)
    await expect(entry).toHaveText(/[\s\S]{80,}/)
  }
  await page.getByRole('link', { name: 'Reference' }).click()
  await expect(page.getByText('List tasks')).toBeVisible()
  await page.getByRole('link', { name: 'Errors', exact: true }).click()
  await expect(page).toHaveURL('/docs/errors')
})

test('the landing page leads to both', async ({ page }) => {
  await visit(page, '/')
  const links = page.getByRole('navigation', { name: 'Documentation' }).getByRole('link')
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(targets).toEqual(['/docs', '/docs/errors'])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`/docs/errors has no violation in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await visit(page, '/docs/errors#id_taken')
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([])
  })
}
