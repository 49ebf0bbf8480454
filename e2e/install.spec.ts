import { expect, test } from './fixtures'
import { visit } from './task-page'

test.describe('with its service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the browser finds nothing that keeps the app from being installed', async ({
    page,
    context,
    person: _,
  }) => {
    await visit(page, '/tasks')
    const session = await context.newCDPSession(page)
    const { errors, data } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    expect(JSON.parse(data ?? '')).toMatchObject({
      name: 'Docket',
      start_url: '/tasks',
      scope: '/',
      display: 'standalone',
    })
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    // The one thing that a test's own browser cannot help.
    const found = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')
    expect(found).toEqual([])
  })
})

test('every icon and shortcut of the manifest is there', async ({ page, person: _ }) => {
  const response = await page.request.get('/manifest.webmanifest')
  expect(response.headers()['content-type']).toMatch(/^application\/manifest\+json/)
  const { icons, shortcuts } = await response.json()
  expect(icons.length).toBeGreaterThan(4)
  for (const { src, type } of icons) {
    const icon = await page.request.get(src)
    expect([src, icon.status(), icon.headers()['content-type']]).toEqual([src, 200, type])
  }
  expect(shortcuts).toHaveLength(2)
  for (const { url } of shortcuts) expect((await page.request.get(url)).status()).toBe(200)
})

test('the shortcut to a new task puts the cursor where it is written', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks#add')
  await expect(page.getByRole('textbox', { name: 'Add a task' })).toBeFocused()
})

test('what is shared elsewhere has a picture, by its full address', async ({ page, baseURL }) => {
  await page.goto('/')
  const content = (key: string) =>
    page.locator(`meta[property="${key}"], meta[name="${key}"]`).getAttribute('content')
  for (const key of ['og:image', 'twitter:image']) {
    expect(await content(key)).toBe(`${baseURL}/icons/social-card.png`)
  }
  expect(await content('twitter:card')).toBe('summary_large_image')
  expect(await content('og:image:alt')).toMatch(/Docket/)
  expect((await page.request.get('/icons/social-card.png')).status()).toBe(200)
  await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveAttribute(
    'href',
    /\/icons\/apple-touch-icon\.png$/,
  )
})

test('the browser’s own bars have the colour of the paper, in the theme that is chosen', async ({
  page,
}) => {
  const colors = () =>
    page
      .locator('meta[name="theme-color"]')
      .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')))
  const [light, dark] = ['#f8f4eb', '#111726']
  await visit(page, '/')
  expect(await colors()).toEqual([light, dark])
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(colors).toEqual([dark, dark])
  await visit(page, '/')
  expect(await colors()).toEqual([dark, dark])
  await page.getByRole('radio', { name: 'System' }).check()
  await expect.poll(colors).toEqual([light, dark])
})
