import type { Locator, Page } from '@playwright/test'
import { dayFromNow, expect, listOf, seed, test } from './fixtures'
import { tabTo } from './focus'
import {
  addField,
  addTask,
  button,
  checkbox,
  notifications,
  openDetails,
  rowOf,
  visit,
} from './task-page'

/** What takes itself from the page when it is pressed does not leave the keyboard nowhere. */

async function pressByKey(page: Page, control: Locator) {
  await control.focus()
  await page.keyboard.press('Enter')
}

function title(page: Page) {
  return page.getByRole('heading', { level: 1 })
}

test('a toast gives the focus back to where it came from, or else to the title', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent' }, { title: 'Water the ferns' })
  await visit(page, '/tasks')
  await checkbox(page, 'Pay rent').press('Space')
  await expect(checkbox(page, 'Pay rent')).toBeChecked()
  await pressByKey(page, button(notifications(page), 'Undo'))
  await expect(checkbox(page, 'Pay rent')).not.toBeChecked()
  await expect(checkbox(page, 'Pay rent')).toBeFocused()

  await button(page, 'Delete Water the ferns').press('Enter')
  await expect(rowOf(page, 'Water the ferns')).toHaveCount(0)
  await pressByKey(page, button(notifications(page), 'Dismiss'))
  await expect(checkbox(page, 'Pay rent')).not.toBeChecked()
  await expect(page.locator(':focus')).toHaveCount(1)
  expect(await page.evaluate(() => document.activeElement?.closest('li')?.id)).toMatch(/^task-/)

  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await checkbox(page, 'Pay rent').click()
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await button(notifications(page), 'Undo').click()
  await expect(title(page)).toBeFocused()
})

test('a filter that is lifted gives it to the next one, the last to the title', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Paint', priority: 'high', tags: ['home', 'work'] })
  await visit(page, '/tasks?priority=high&tag=home&tag=work')
  await pressByKey(page, button(page, 'Remove the filter #home'))
  await expect(button(page, 'Remove the filter #work')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Remove the filter High')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/tasks')
  await expect(title(page)).toBeFocused()
})

test('so do the buttons of an empty list, and the one that moves what is overdue', async ({
  page,
  person,
}) => {
  await visit(page, '/tasks')
  await pressByKey(page, button(page, 'Add a sample task'))
  await expect(rowOf(page, 'Tick me')).toBeVisible()
  await expect(title(page)).toBeFocused()
  await visit(page, '/tasks?tag=nothing')
  await pressByKey(page, button(page, 'Clear the filters'))
  await expect(page).toHaveURL('/tasks')
  await expect(title(page)).toBeFocused()
  await seed(person, { title: 'Late', due_date: dayFromNow(-3) })
  await visit(page, '/tasks?view=today')
  await pressByKey(page, button(page, 'Reschedule all'))
  await expect(button(page, 'Reschedule all')).toHaveCount(0)
  await expect(title(page)).toBeFocused()
})

test('what was not saved gives it to its title, and in the details to the notes', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  await seed(person, { title: 'Plan' })
  await visit(page, '/tasks')
  const fail = () =>
    page.route('**/api/me/tasks**', (route) =>
      route.request().method() === 'GET' ? route.fallback() : route.fulfill({ status: 500 }),
    )
  await fail()
  await addTask(page, 'Keep me')
  const note = page.getByRole('group', { name: 'Not saved', exact: true })
  await expect(note).toBeVisible()
  await page.unroute('**/api/me/tasks**')
  await pressByKey(page, button(note, 'Retry'))
  await expect(button(page, 'Edit title: Keep me')).toBeFocused()
  await expect.poll(() => listOf(person)).toHaveLength(2)

  await fail()
  await addTask(page, 'Keep me too')
  await pressByKey(page, button(page, 'Show'))
  const failures = page.getByRole('dialog', { name: 'Not saved' })
  await page.unroute('**/api/me/tasks**')
  await pressByKey(page, button(failures, 'Retry'))
  await expect(failures).toBeHidden()
  await expect(title(page)).toBeFocused()

  const details = await openDetails(page, 'Plan')
  await fail()
  await details.getByRole('radio', { name: 'High' }).check()
  const failed = details.getByRole('group', { name: 'Not saved yet' })
  await expect(failed).toBeVisible()
  await page.unroute('**/api/me/tasks**')
  await expect(failures).toBeHidden()
  // Who came by a key goes on by keys, and a phone's would be in the way of a hand.
  await tabTo(page, button(failed, 'Retry'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(failed).toHaveCount(0)
  await expect(details.getByLabel('Notes')).toBeFocused()
})

test('a tag that is taken off gives it to the next, the last to the field; pasted lines to theirs', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Paint', tags: ['home', 'work'] })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Paint')
  await pressByKey(page, button(details, 'Remove tag home'))
  await expect(button(details, 'Remove tag work')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(details.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await addField(page).evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Milk\nBread')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  await pressByKey(page, button(page, 'Add 2 tasks'))
  await expect(rowOf(page, 'Milk')).toBeVisible()
  await expect(addField(page)).toBeFocused()
})
