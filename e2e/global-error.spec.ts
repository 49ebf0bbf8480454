import { expect, test } from './fixtures'

test('where the whole document fails, trying again brings it with its styles', async ({
  page,
  complaints,
}) => {
  complaints.allow(/broken on purpose|Minified React error/)
  await page.addInitScript(() => {
    const begin = window.setTimeout
    if (sessionStorage.getItem('was-broken')) return
    // The root layout's own first effect.
    const breakOnce = (act: TimerHandler, ms?: number) => {
      if (!String(act).includes('dispatchEvent') || sessionStorage.getItem('was-broken')) {
        return begin(act, ms)
      }
      sessionStorage.setItem('was-broken', 'yes')
      throw new Error('broken on purpose')
    }
    Object.assign(window, { setTimeout: breakOnce })
  })
  // As Next sends it where the layout fails on the server.
  await page.route(
    '/sign-in',
    async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/<style.*?<\/style>/s, '')
      await route.fulfill({ response, body })
    },
    { times: 1 },
  )
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('html')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
})
