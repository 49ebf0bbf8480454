import { expect, freshEmail, listOf, password, seed, test } from './fixtures'
import {
  addTask,
  answered,
  button,
  checkbox,
  editTitle,
  notifications,
  openDetails,
  openView,
  rowOf,
  signOut,
  untilAlive,
  visit,
} from './task-page'

test('keeps a list from sign-up to sign-out', async ({ page }) => {
  const heading = (name: string) => page.getByRole('heading', { level: 1, name })

  await test.step('signs up', async () => {
    await visit(page, '/')
    await page.getByRole('link', { name: 'Start a docket' }).click()
    await expect(heading('A fresh sheet')).toBeVisible()
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada')
    await page.getByRole('textbox', { name: 'E-mail' }).fill(freshEmail())
    await page.getByLabel('Password').fill(password)
    await button(page, 'Create account').click()
    await page.waitForURL('/tasks')
    await untilAlive(page)
    await expect(page.getByText('A fresh sheet. Write the first thing down')).toBeVisible()
  })

  await test.step('writes tasks down and corrects one in place', async () => {
    await answered(page, 'POST', () => addTask(page, 'Call the bank'))
    await answered(page, 'POST', () => addTask(page, 'Post the letter'))
    await answered(page, 'PATCH', () => editTitle(page, 'Call the bank', 'Call the bank at nine'))
    await page.reload()
    const list = page.getByRole('list', { name: 'Inbox' })
    await expect(list.getByRole('listitem')).toContainText(['Post the letter', 'bank at nine'])
  })

  await test.step('completes one, and takes it back by the toast', async () => {
    await untilAlive(page)
    await answered(page, 'PATCH', () => checkbox(page, 'Post the letter').check())
    await expect(notifications(page)).toContainText('Completed “Post the letter”.')
    await answered(page, 'PATCH', () => button(notifications(page), 'Undo').click())
    await expect(checkbox(page, 'Post the letter')).not.toBeChecked()
    await answered(page, 'PATCH', () => checkbox(page, 'Post the letter').check())
  })

  await test.step('deletes one, and takes it back by the toast and by the key', async () => {
    for (const undo of [
      () => button(notifications(page), 'Undo').last().click(),
      () => page.keyboard.press('Control+z'),
    ]) {
      await rowOf(page, 'Call the bank at nine').hover()
      await answered(page, 'DELETE', () => button(page, 'Delete Call the bank at nine').click())
      await expect(rowOf(page, 'Call the bank at nine')).toBeHidden()
      await answered(page, 'POST', undo)
      await expect(rowOf(page, 'Call the bank at nine')).toBeVisible()
    }
  })

  await test.step('signs out, and the list is gone with them', async () => {
    await signOut(page, 'Ada')
    await page.goto('/tasks')
    await expect(page).toHaveURL('/sign-in')
    await expect(page.getByText('bank at nine')).toBeHidden()
  })
})

test('keeps notes, due date, priority and tags', async ({ page, person }) => {
  await seed(person, { title: 'Renew the passport' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Renew the passport')
  await details.getByRole('textbox', { name: 'Notes' }).fill('Two photographs.\nOld passport.')
  await details.getByLabel('Due date').fill('2031-03-04')
  await details.getByLabel('Due time').fill('09:30')
  await details.getByRole('radio', { name: 'High' }).check()
  const tag = details.getByRole('combobox', { name: 'Add a tag' })
  await tag.fill('#Errand')
  await tag.press('Enter')
  await tag.pressSequentially('office,')
  await expect(details.getByRole('list', { name: 'Tags' })).toHaveText(/errand.*office/)
  await expect(details.getByRole('status')).toHaveText('Saved')
  await page.reload()
  await untilAlive(page)
  const row = rowOf(page, 'Renew the passport')
  await expect(row).toContainText('Mar 4, 2031 9:30 AM')
  await expect(row).toContainText('high priority')
  const again = await openDetails(page, 'Renew the passport')
  await expect(again.getByLabel('Notes')).toHaveValue('Two photographs.\nOld passport.')
  await expect(again.getByLabel('Due time')).toHaveValue('09:30')
  await answered(page, 'PATCH', () => button(again, 'Remove tag errand').click())
  expect(await listOf(person)).toMatchObject([
    { title: 'Renew the passport', priority: 'high', due_date: '2031-03-04', tags: ['office'] },
  ])
})

test('restores from the trash, and deletes forever only when asked twice', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Sort the photographs' }, { title: 'Old shopping list' })
  await visit(page, '/tasks')
  for (const title of ['Sort the photographs', 'Old shopping list']) {
    const details = await openDetails(page, title)
    await answered(page, 'DELETE', () => button(details, 'Delete').click())
  }
  await openView(page, 'Trash')
  await answered(page, 'POST', () => button(page, 'Restore Sort the photographs').click())
  await button(page, 'Delete Old shopping list forever').click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete “Old shopping list” forever?' })
  await button(dialog, 'Cancel').click()
  await expect(dialog).toBeHidden()
  await expect(rowOf(page, 'Old shopping list')).toBeVisible()
  await button(page, 'Delete Old shopping list forever').click()
  await answered(page, 'DELETE', () => button(dialog, 'Delete forever').click())
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await openView(page, 'Inbox')
  await expect(rowOf(page, 'Sort the photographs')).toBeVisible()
  expect(await listOf(person, '?status=deleted')).toEqual([])
})
