import type { Page } from '@playwright/test'
import { expect, listOf, type Person, test } from './fixtures'
import { countKeptChanges } from './kept-changes'
import { addTask, button, rowOf, untilAlive, visit, waitingBar } from './task-page'

/** Whose changes wait, when more than one person uses a browser. */

test.beforeEach(({ complaints }) => complaints.expect(/ERR_FAILED/))

async function blockChanges(page: Page) {
  await page.route('**/api/me/tasks', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
}

/** In the same browser; whoever was here before has left the page. */
async function becomes(page: Page, { cookies }: Person) {
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.context().addCookies(cookies)
}

async function signIn(page: Page, { email, password }: Person) {
  await page.waitForURL('/sign-in**')
  await untilAlive(page)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
  await page.waitForURL('/tasks')
}

test('what one person left waiting is not sent as the next, and is when they are back', async ({
  page,
  person,
  makePerson,
}) => {
  const next = await makePerson('Grace')
  await visit(page, '/tasks')
  await blockChanges(page)
  await addTask(page, 'Only for Ada')
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 1 change waiting')
  expect(await countKeptChanges(page, person)).toBe(1)
  await becomes(page, next)
  await visit(page, '/tasks')
  await page.unrouteAll()
  await addTask(page, 'Only for Grace')
  await expect.poll(() => listOf(next)).toMatchObject([{ title: 'Only for Grace' }])
  await expect(page.getByText('Only for Ada')).toHaveCount(0)
  await expect(waitingBar(page)).toBeEmpty()
  expect(await listOf(person)).toEqual([])
  await becomes(page, person)
  await visit(page, '/tasks')
  await expect(rowOf(page, 'Only for Ada')).toBeVisible()
  await expect.poll(() => listOf(person)).toMatchObject([{ title: 'Only for Ada', version: 1 }])
  expect(await listOf(next)).toHaveLength(1)
})

test('a session that has ended keeps what waits for the next one', async ({ page, person }) => {
  await visit(page, '/tasks')
  await blockChanges(page)
  await addTask(page, 'Still mine')
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 1 change waiting')
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.unrouteAll()
  await page.goto('/tasks')
  await signIn(page, person)
  await expect(rowOf(page, 'Still mine')).toBeVisible()
  await expect.poll(() => listOf(person)).toMatchObject([{ title: 'Still mine', version: 1 }])
})

test('signing out asks before it discards what waits, and then leaves nothing', async ({
  page,
  person,
}) => {
  await visit(page, '/tasks')
  await blockChanges(page)
  await addTask(page, 'Unsaved')
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 1 change waiting')
  await button(page, 'Account of Ada').click()
  await button(page, 'Sign out').click()
  const dialog = page.getByRole('alertdialog', { name: '1 change is not saved yet' })
  await button(dialog, 'Stay').click()
  await expect(dialog).toBeHidden()
  await expect(rowOf(page, 'Unsaved')).toBeVisible()
  // From any page: what waits is not the list's alone.
  await page.goto('/settings')
  await button(page, 'Account of Ada').click()
  await button(page, 'Sign out').click()
  await button(dialog, 'Sign out and discard').click()
  await page.waitForURL('/')
  await page.unrouteAll()
  expect(await countKeptChanges(page, person)).toBe(0)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, person)
  await expect(page.getByRole('button', { name: 'Add a sample task' })).toBeVisible()
  await expect(page.getByText('Unsaved')).toHaveCount(0)
})
