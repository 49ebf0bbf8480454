import type { Page } from '@playwright/test'
import { expect, listOf, seed, test } from './fixtures'
import { holdRequests } from './hold-requests'
import { button, checkbox, rowOf } from './task-page'

/** Opens a page whose scripts wait. @returns what lets them come. */
async function openWithoutScripts(page: Page, path: string) {
  const letCome = await holdRequests(page, '**/_next/static/**/*.js')
  await page.goto(path, { waitUntil: 'commit' })
  return letCome
}

test('a line that is sent before the page can be used is added once it can', async ({
  page,
  person,
}) => {
  const letCome = await openWithoutScripts(page, '/tasks')
  const line = page.getByRole('textbox', { name: 'Add a task' })
  await line.fill('Call the bank')
  await line.press('Enter')
  await line.press('Enter')
  await expect(line).toHaveValue('Call the bank')
  letCome()
  await expect(rowOf(page, 'Call the bank')).toBeVisible()
  await expect(line).toHaveValue('')
  await expect.poll(async () => (await listOf(person)).length).toBe(1)
})

test('a task that is ticked before the page can be used is done once it can', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Ticked' }, { title: 'Ticked and not' })
  const letCome = await openWithoutScripts(page, '/tasks')
  await checkbox(page, 'Ticked').click()
  await checkbox(page, 'Ticked and not').click()
  await checkbox(page, 'Ticked and not').click()
  letCome()
  await expect
    .poll(async () => (await listOf(person)).map(({ completed }) => completed))
    .toEqual([false, true])
  await expect(checkbox(page, 'Ticked and not')).not.toBeChecked()
})

test('a menu opens before the page can be used', async ({ page, person: _ }) => {
  const letCome = await openWithoutScripts(page, '/tasks')
  await button(page, 'Account of Ada').click()
  await expect(page.getByRole('region', { name: 'Account' })).toBeVisible()
  await button(page, 'Filter').click()
  const filters = page.getByRole('region', { name: 'Filter' })
  await expect(filters).toBeVisible()
  letCome()
  await expect(filters.getByRole('checkbox', { name: 'High' })).toBeVisible()
})

test('whoever signs in before the page can be used is signed in once it can', async ({
  page,
  makePerson,
}) => {
  const { email, password } = await makePerson('Grace')
  const letCome = await openWithoutScripts(page, '/sign-in')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
  letCome()
  await page.waitForURL('/tasks')
})
