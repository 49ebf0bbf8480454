import type { Page } from '@playwright/test'
import { expect, listOf, seed, test } from './fixtures'
import { countKeptChanges } from './kept-changes'
import { addField, answered, button, checkbox, rowOf, visit } from './task-page'

async function openPalette(page: Page) {
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Commands and search' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  return palette
}

/** By its words, as one would type them. */
async function choose(page: Page, words: string) {
  const palette = await openPalette(page)
  // A phone puts a space behind a word.
  await page.keyboard.type(`${words} `)
  await expect(palette.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
  // Under a dialog no key is the page's.
  await expect(palette).toBeHidden()
}

test('offers each action with its key, and does what is chosen', async ({ page, person }) => {
  await seed(person, { title: 'Under it' })
  await visit(page, '/tasks')
  const palette = await openPalette(page)
  await expect(palette.getByRole('option', { name: /^Add a task/ })).toContainText('Q')
  // Without a row there is nothing that it could complete.
  await expect(palette.getByRole('option', { name: /^Complete/ })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await page.keyboard.press('j')
  await expect(rowOf(page, 'Under it')).toBeFocused()
  await answered(page, 'PATCH', () => choose(page, 'High priority'))
  await expect(rowOf(page, 'Under it')).toBeFocused()
  expect(await listOf(person)).toMatchObject([{ priority: 'high' }])
  await choose(page, 'Set the due date')
  await expect(page.getByRole('dialog', { name: 'Due date' })).toBeVisible()
  await page.keyboard.press('Escape')
  await answered(page, 'PATCH', () => choose(page, 'Complete'))
  await expect(checkbox(page, 'Under it')).toBeChecked()
  await answered(page, 'PATCH', () => choose(page, 'Undo'))
  await expect(checkbox(page, 'Under it')).not.toBeChecked()
  await choose(page, 'Add a task')
  await expect(addField(page)).toBeFocused()
})

test('goes to every view and page, sets the theme and signs out', async ({ page, person: _ }) => {
  await visit(page, '/tasks')
  await choose(page, 'Go to the trash')
  await expect(page).toHaveURL('/tasks?view=trash')
  await choose(page, 'Theme: dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await choose(page, 'Open the settings')
  await expect(page).toHaveURL('/settings')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await visit(page, '/settings')
  await choose(page, 'Go to upcoming')
  await expect(page).toHaveURL('/tasks?view=upcoming')
  await visit(page, '/tasks')
  await choose(page, 'Sign out')
  await page.waitForURL('/')
})

test('offers what the page has a button for: filter, sort, select, reschedule, export', async ({
  page,
  person,
}) => {
  const [thrown] = await seed(
    person,
    { title: 'Thrown away' },
    { title: 'Late', due_date: '2020-02-29' },
  )
  await person.program.delete(`/api/me/tasks/${thrown?.id}`)
  await visit(page, '/tasks')
  await choose(page, 'Sort by: Title')
  await expect(page).toHaveURL('/tasks?sort=title')
  await choose(page, 'Filter the list')
  const filter = page.getByRole('region', { name: 'Filter' })
  await expect(filter).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'High' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(filter).toBeHidden()
  await choose(page, 'Select tasks')
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
  const download = page.waitForEvent('download')
  await choose(page, 'Export everything')
  expect((await download).suggestedFilename()).toMatch(/^docket-.*json$/)

  const palette = await openPalette(page)
  for (const name of ['Reschedule all that is overdue', 'Restore from the trash']) {
    await expect(palette.getByRole('option', { name })).toHaveCount(0)
  }
  await page.keyboard.press('Escape')
  await visit(page, '/tasks?view=today')
  await choose(page, 'Reschedule all that is overdue')
  await expect.poll(async () => (await listOf(person))[0]?.due_date).not.toBe('2020-02-29')
  // A page that goes before it has its answer asks again on the next, and is refused by version.
  await expect.poll(() => countKeptChanges(page, person)).toBe(0)

  await visit(page, '/tasks?view=trash')
  await page.keyboard.press('j')
  await choose(page, 'Delete forever')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await choose(page, 'Restore from the trash')
  await expect.poll(() => listOf(person, '?status=deleted')).toEqual([])
})

test('a key is not lost to a menu that has only just closed', async ({ page, person: _ }) => {
  await visit(page, '/tasks')
  await choose(page, 'Filter the list')
  await expect(page.getByRole('checkbox', { name: 'High' })).toBeFocused()
  // Until the next frame the focus is still in it.
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(':popover-open')?.hidePopover()
    const press = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press))
  })
  await expect(page.getByRole('dialog', { name: 'Commands and search' })).toBeVisible()
})

test('finds tasks of any view as one types, and shows the one that is chosen', async ({
  page,
  person,
}) => {
  await seed(
    person,
    { title: 'Water the ferns' },
    { title: 'Water the cactus', completed: true },
    { title: 'Feed the cat' },
  )
  await visit(page, '/tasks')
  const palette = await openPalette(page)
  await page.keyboard.type('water')
  const found = palette.getByRole('group', { name: 'Tasks' }).getByRole('option')
  await expect(found).toHaveCount(2)
  await found.filter({ hasText: 'cactus' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Completed' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Details of Water the cactus' })).toBeVisible()

  // In the notes, where the focus is now, the keys are the field's.
  await button(page, 'Close details').click()
  await openPalette(page)
  await page.keyboard.type('zzz nothing')
  await expect(palette).toContainText('Nothing goes by that name.')
})

test('a task that is found is opened with Enter, after all commands of such a name', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Undo the harm' }, { title: 'Zip up the tent' })
  await visit(page, '/tasks')
  const palette = await openPalette(page)
  await page.keyboard.type('undo')
  await expect(palette.getByRole('option', { name: 'Undo the harm' })).toBeVisible()
  await expect(palette.getByRole('option').last()).toContainText('Undo the harm')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('zip up')
  const found = palette.getByRole('option', { name: 'Zip up the tent' })
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await expect(palette).not.toContainText('Nothing goes by that name.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Details of Zip up the tent' })).toBeVisible()
})

test('opens without a key, from the account’s menu', async ({ page, person: _ }) => {
  await visit(page, '/tasks')
  await button(page, 'Account of Ada').click()
  await button(page, 'Commands and search').click()
  await expect(page.getByRole('dialog', { name: 'Commands and search' })).toBeVisible()
  await page.keyboard.press('Escape')
  await button(page, 'Account of Ada').click()
  await button(page, 'Show the keys').click()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('a search that fails says so, and its button is no command', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/400/)
  await seed(person, { title: 'Keep me' })
  await visit(page, '/tasks')
  const body = JSON.stringify({ code: 'bad_request', detail: 'No.', request_id: 'abc-123' })
  await page.route('**/api/me/tasks?search=**', (route) =>
    route.fulfill({ status: 400, contentType: 'application/problem+json', body }),
  )
  await page.keyboard.press('j')
  const palette = await openPalette(page)
  await page.keyboard.type('complete')
  await expect(palette.getByRole('option', { selected: true })).toContainText('Complete')
  await expect(palette).toContainText('The tasks could not be searched.')
  await button(palette, 'Copy request id').press('Enter')
  await expect(palette.getByText(/Copied|abc-123/)).toBeVisible()
  await expect(palette).toBeVisible()
  expect(await listOf(person)).toMatchObject([{ title: 'Keep me', completed: false }])
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})
