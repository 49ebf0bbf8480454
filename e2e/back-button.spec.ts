import { expect, seed, test } from './fixtures'
import { rowOf, signOut, untilAlive, visit } from './task-page'

// Chromium keeps a page alive for Back; Playwright switches that off unless told otherwise.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
    },
    { scope: 'worker' },
  ],
})

test('Back shows nothing of a list after signing out', async ({ page, person }) => {
  await seed(person, { title: 'Private matter' })
  await visit(page, '/tasks')
  await expect(rowOf(page, 'Private matter')).toBeVisible()
  await signOut(page, 'Ada')
  await page.goBack()
  await expect(page).toHaveURL('/sign-in')
  await untilAlive(page)
  await expect(page.getByText('Private matter')).toHaveCount(0)
})
