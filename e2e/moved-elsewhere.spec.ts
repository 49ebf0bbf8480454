import type { Page } from '@playwright/test'
import { expect, listOf, seed, test } from './fixtures'
import { holdRequests } from './hold-requests'
import { goOffline, noNetwork, visitAndKeep } from './offline-page'
import {
  addField,
  addTask,
  answered,
  button,
  checkbox,
  editTitle,
  notifications,
  openView,
  rowOf,
  type ViewTitle,
  visit,
} from './task-page'

/** A change that takes a task from one view into another is seen in both, answered or not. */

const views: ViewTitle[] = ['Today', 'Completed', 'Trash', 'Inbox']

async function openAll(page: Page) {
  for (const view of views) {
    await openView(page, view)
    await expect(page.getByRole('heading', { level: 1, name: view })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0)
  }
}

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('what is thrown away, done or due today is where it belongs, and arrives so', async ({
    page,
    context,
    person,
    complaints,
  }) => {
    complaints.allow(noNetwork)
    await visitAndKeep(page, person, { title: 'Throw' }, { title: 'Do' }, { title: 'Soon' })
    await openAll(page)
    // Its script comes on first use.
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused()
    await page.keyboard.press('Escape')
    await goOffline(page, person)
    await rowOf(page, 'Throw').hover()
    await button(page, 'Delete Throw').click()
    await checkbox(page, 'Do').check()
    await rowOf(page, 'Soon').focus()
    await page.keyboard.press('t')
    await page.getByRole('dialog', { name: 'Due date' }).getByText('Today').click()
    const belongs: [ViewTitle, string][] = [
      ['Trash', 'Throw'],
      ['Completed', 'Do'],
      ['Today', 'Soon'],
    ]
    for (const [view, title] of belongs) {
      await openView(page, view)
      await expect(rowOf(page, title)).toBeVisible()
      await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
      await expect(page.getByRole('heading', { level: 1 }).locator('+ span')).toHaveText('Count: 1')
    }
    await openView(page, 'Trash')
    await button(page, 'Restore Throw').click()
    await expect(rowOf(page, 'Throw')).toHaveCount(0)
    await openView(page, 'Inbox')
    await expect(rowOf(page, 'Throw')).toBeVisible()

    // The whole inbox is here, so that it can be searched; all tasks are not.
    await page.getByRole('searchbox', { name: 'Search' }).fill('zzz')
    await expect(page.getByText('Nothing in Inbox matches')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search' }).fill('')
    await expect(rowOf(page, 'Throw')).toBeVisible()
    await rowOf(page, 'Throw').focus()
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('zzz')
    await expect(page.getByText('The tasks could not be searched.')).toBeVisible()
    await page.keyboard.press('Escape')

    await context.setOffline(false)
    await expect
      .poll(() => listOf(person, '?status=completed'))
      .toMatchObject([{ title: 'Do', version: 2 }])
    await expect.poll(() => listOf(person, '?status=deleted')).toEqual([])
    await expect(rowOf(page, 'Throw')).toBeVisible()
  })
})

test('what is due today since a moment stays in Today when the server has answered', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Soon' })
  await visit(page, '/tasks')
  await openAll(page)
  const release = await holdRequests(page, '**/api/me/tasks/*')
  await rowOf(page, 'Soon').focus()
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Due date' }).getByText('Today').click()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeFocused()
  await expect(page).toHaveTitle('Today · Docket')
  await expect(rowOf(page, 'Soon')).toBeVisible()
  const isOfToday = /due_before=.*limit=(?!1(&|$))/
  const fetched = page.waitForResponse((response) => isOfToday.test(response.url()))
  await answered(page, 'PATCH', async () => release())
  await fetched
  await expect(rowOf(page, 'Soon')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 }).locator('+ span')).toHaveText('Count: 1')
})

test('a tick that is mended keeps the focus, and a row that one writes in stays', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Other' }, { title: 'Slip' })
  await page.clock.install()
  await visit(page, '/tasks')
  await page.clock.pauseAt(Date.now() + 60_000)
  await checkbox(page, 'Slip').focus()
  await answered(page, 'PATCH', () => page.keyboard.press('Space'))
  await answered(page, 'PATCH', () => page.keyboard.press('Space'))
  await page.clock.runFor(5_000)
  await expect(checkbox(page, 'Slip')).toBeFocused()
  await expect(checkbox(page, 'Slip')).not.toBeChecked()

  await answered(page, 'PATCH', () => page.keyboard.press('Space'))
  await button(page, 'Edit title: Slip').click()
  const field = page.getByRole('textbox', { name: 'Title of Slip' })
  await field.fill('Slip of')
  await page.clock.runFor(5_000)
  await expect(field).toBeFocused()
  await expect(page.locator('li', { has: field })).toHaveCSS('opacity', '1')
  await page.keyboard.type(' paper')
  await answered(page, 'PATCH', () => page.keyboard.press('Enter'))
  await expect(button(page, 'Edit title: Slip of paper')).toBeFocused()
  await page.clock.runFor(5_000)
  await expect(rowOf(page, 'Slip of paper')).toHaveCount(0)
  await expect(button(page, 'Edit title: Other').or(checkbox(page, 'Other'))).toHaveCount(2)
  await expect(checkbox(page, 'Other')).toBeFocused()
  expect(await listOf(person, '?status=completed')).toMatchObject([{ title: 'Slip of paper' }])
})

test('a deletion can still be taken back by its toast after one has gone on writing', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Throw' })
  await visit(page, '/tasks')
  await rowOf(page, 'Throw').hover()
  await button(page, 'Delete Throw').click()
  await addTask(page, 'New')
  await expect(rowOf(page, 'New')).toBeVisible()
  await editTitle(page, 'New', 'Newer')
  await expect(notifications(page)).toContainText('Renamed to “Newer”.')
  await expect(notifications(page).getByText('Undo')).toHaveCount(2)
  const toast = (text: string) =>
    notifications(page).locator('div').filter({ hasText: text }).filter({ hasText: 'Undo' })
  await button(toast('Moved “Throw” to the trash.'), 'Undo').click()
  await expect(rowOf(page, 'Throw')).toBeVisible()
  await button(toast('Renamed to “Newer”.'), 'Undo').click()
  await expect(rowOf(page, 'New')).toBeVisible()
  await expect
    .poll(async () => (await listOf(person)).map(({ title }) => title))
    .toEqual(['New', 'Throw'])
})

test('a half-typed line is not left without a question', async ({ page, person: _ }) => {
  await visit(page, '/tasks')
  const wouldAsk = () =>
    page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  expect(await wouldAsk()).toBe(false)
  await page.getByRole('textbox', { name: 'Add a task' }).fill('Half a tho')
  expect(await wouldAsk()).toBe(true)
  await page.getByRole('textbox', { name: 'Add a task' }).fill('')
  expect(await wouldAsk()).toBe(false)
})

test('signing out asks before what is half typed goes with the page', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await addField(page).fill('Half a thou')
  await button(page, 'Account of Ada').click()
  await button(page, 'Sign out').click()
  const dialog = page.getByRole('alertdialog', { name: 'What you typed is not saved' })
  await button(dialog, 'Stay').click()
  await expect(addField(page)).toHaveValue('Half a thou')
  await addField(page).fill('')
  await button(page, 'Sign out').click()
  await page.waitForURL('/')
})
