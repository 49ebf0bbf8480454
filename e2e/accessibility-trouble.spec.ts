import { expectNoViolation, looks } from './axe'
import { expect, seed, test } from './fixtures'
import { goOffline, noNetwork, visitAndKeep } from './offline-page'
import {
  addTask,
  announcement,
  button,
  openView,
  rowOf,
  untilAlive,
  visit,
  waitingBar,
} from './task-page'

/** What is seen less often: where something failed, waits, or is asked. */

for (const { colorScheme, width } of looks) {
  test.describe(`${colorScheme} at ${width} px`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('the filters and what is found have no violation', async ({ page, person }) => {
      await seed(person, { title: 'Paint', tags: ['home'] }, { title: 'Paint it', completed: true })
      await visit(page, '/tasks')
      await button(page, 'Filter').click()
      await page.getByRole('textbox', { name: 'Write a tag' }).fill('x'.repeat(51))
      await page.keyboard.press('Enter')
      await expect(page.getByText('A tag has 1 to 50 letters.')).toBeVisible()
      await expectNoViolation(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('ControlOrMeta+k')
      await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused()
      await page.keyboard.type('paint')
      await expect(page.getByRole('option', { name: 'Paint it' })).toBeVisible()
      await expectNoViolation(page)
      await page.keyboard.type(' nothing')
      await expect(page.getByText('Nothing goes by that name.')).toBeVisible()
      await expectNoViolation(page)
    })

    test('a list that does not load, and changes that failed, have no violation', async ({
      page,
      person: _,
      complaints,
    }) => {
      complaints.expect(/500/)
      await visit(page, '/tasks')
      const problem = { code: 'internal', detail: 'It broke.', request_id: 'abc-123' }
      const contentType = 'application/problem+json'
      await page.route('**/api/me/tasks**', (route) =>
        route.fulfill({ status: 500, contentType, body: JSON.stringify(problem) }),
      )
      await addTask(page, 'Not saved')
      await button(page, 'Show').click()
      const failed = page.getByRole('dialog', { name: 'Not saved' })
      await expect(failed).toBeVisible()
      await expectNoViolation(page)
      await page.keyboard.press('Escape')
      await openView(page, 'Upcoming')
      await expect(page.getByText('The list did not load.')).toBeVisible()
      await expectNoViolation(page)
    })

    test('a page that fails has no violation', async ({ page, person, complaints }) => {
      complaints.expect(/matchMedia is not a function/)
      await page.addInitScript(() => {
        // What the page asks of the browser while it is drawn, refused.
        Object.defineProperty(window, 'matchMedia', { value: null })
      })
      await seed(person, { title: 'Paint' })
      await visit(page, '/tasks')
      await button(page, 'Details of Paint').click()
      await expect(page.getByRole('heading', { name: 'This page did not load' })).toBeVisible()
      await expectNoViolation(page)
    })

    test.describe('without a network', () => {
      test.use({ serviceWorkers: 'allow' })

      test('what waits, is asked and is kept has no violation', async ({
        page,
        person,
        complaints,
      }) => {
        complaints.allow(noNetwork)
        await visitAndKeep(page, person, { title: 'Sail' })
        await goOffline(page, person)
        await addTask(page, 'Waits')
        await expect(waitingBar(page)).toContainText('1 change waiting')
        await expectNoViolation(page)
        await button(page, 'Account of Ada').click()
        await button(page, 'Sign out').click()
        await expect(page.getByRole('alertdialog')).toBeVisible()
        await expectNoViolation(page)
        await button(page, 'Stay').click()
        await page.reload()
        await untilAlive(page)
        await expect(rowOf(page, 'Sail')).toBeVisible()
        await expect(page.getByText(/^As of /)).toBeVisible()
        await expectNoViolation(page)
        await page.goto('/settings')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('link', { name: 'Open your list' })).toBeVisible()
        await expectNoViolation(page)
      })
    })
  })
}

test('what is said twice in a row is read out twice', async ({ page, person }) => {
  await seed(person, { title: 'Milk' }, { title: 'Milk' })
  await visit(page, '/tasks')
  const status = announcement(page)
  await button(page, 'Delete Milk').first().click()
  await expect(status).toHaveText('Moved “Milk” to the trash.')
  // A screen reader reads what is put in, not what is there already.
  const putIn = await status.evaluateHandle((element) => {
    const texts: string[] = []
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) texts.push(node.textContent ?? '')
    }).observe(element, { childList: true, subtree: true })
    return texts
  })
  await button(page, 'Delete Milk').click()
  await expect.poll(() => putIn.jsonValue()).toEqual(['Moved “Milk” to the trash.'])
})
