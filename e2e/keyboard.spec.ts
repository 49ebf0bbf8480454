import { expect, freshEmail, listOf, password, seed, test } from './fixtures'
import { expectVisibleFocus, tabTo } from './focus'
import { announcement, answered, button, checkbox, rowOf, untilAlive, visit } from './task-page'

test('everything from sign-up to sign-out is done with keys alone', async ({ page }) => {
  const { keyboard } = page
  const press = (key: string) => () => keyboard.press(key)

  await test.step('signs up', async () => {
    await visit(page, '/')
    await tabTo(page, page.getByRole('link', { name: 'Start a docket' }))
    await keyboard.press('Enter')
    await page.waitForURL('/sign-up')
    await untilAlive(page)
    for (const [label, text] of [
      ['Name', 'Ada'],
      ['E-mail', freshEmail()],
      ['Password', password],
    ] as const) {
      await tabTo(page, page.getByLabel(label))
      await keyboard.type(text)
    }
    await keyboard.press('Enter')
    await page.waitForURL('/tasks')
    await untilAlive(page)
  })

  await test.step('adds two', async () => {
    await tabTo(page, page.getByRole('textbox', { name: 'Add a task' }))
    for (const title of ['Second line', 'First line']) {
      await keyboard.type(title)
      await answered(page, 'POST', press('Enter'))
      await expect(announcement(page)).toHaveText(`Added “${title}”.`)
    }
  })

  await test.step('edits a title, and takes an edit back with Escape', async () => {
    await tabTo(page, button(page, 'Edit title: First line'))
    await keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Title of First line' })).toBeFocused()
    await expectVisibleFocus(page)
    await keyboard.type(' that never was')
    await keyboard.press('Escape')
    await expect(button(page, 'Edit title: First line')).toBeFocused()
    await keyboard.press('Enter')
    await keyboard.press('Control+a')
    await keyboard.type('Top line')
    await answered(page, 'PATCH', press('Enter'))
    await expect(button(page, 'Edit title: Top line')).toBeFocused()
  })

  await test.step('completes one, and takes it back', async () => {
    await tabTo(page, checkbox(page, 'Top line'), 'Shift+Tab')
    await answered(page, 'PATCH', press('Space'))
    await expect(announcement(page)).toHaveText('Completed “Top line”.')
    await answered(page, 'PATCH', press('Control+z'))
    await expect(checkbox(page, 'Top line')).not.toBeChecked()
  })

  await test.step('deletes it, is on the next row, and takes it back', async () => {
    await tabTo(page, button(page, 'Delete Top line'))
    await answered(page, 'DELETE', press('Enter'))
    await expect(announcement(page)).toHaveText('Moved “Top line” to the trash.')
    await expect(checkbox(page, 'Second line')).toBeFocused()
    await expectVisibleFocus(page)
    await answered(page, 'POST', press('Control+z'))
    await expect(announcement(page)).toHaveText('Undone. Restored “Top line”.')
    await expect(checkbox(page, 'Top line')).toBeVisible()
  })

  await test.step('completes it, sees it in its view, and signs out', async () => {
    await tabTo(page, checkbox(page, 'Top line'), 'Shift+Tab')
    await answered(page, 'PATCH', press('Space'))
    const views = page.getByRole('navigation', { name: 'Views' })
    await tabTo(page, views.getByRole('link', { name: 'Completed' }), 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Completed' })).toBeVisible()
    await expect(rowOf(page, 'Top line')).toBeVisible()
    await tabTo(page, button(page, 'Account of Ada'))
    await keyboard.press('Enter')
    await tabTo(page, button(page, 'Sign out'))
    await keyboard.press('Enter')
    await page.waitForURL('/')
  })
})

test('details are filled in and left with keys alone, and save themselves', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Bake bread' })
  await visit(page, '/tasks')
  const open = button(page, 'Details of Bake bread')
  const details = page.getByRole('region', { name: 'Details of Bake bread' })
  await tabTo(page, open)
  await page.keyboard.press('Enter')
  await expect(details.getByLabel('Notes')).toBeFocused()
  await page.keyboard.type('Rye.')
  await tabTo(page, details.getByRole('radio', { name: 'None' }))
  await page.keyboard.press('ArrowRight')
  await expectVisibleFocus(page)
  await tabTo(page, details.getByLabel('Add a tag'))
  await page.keyboard.type('kitchen,')
  await expect(details.getByRole('status')).toHaveText('Saved')
  expect(await listOf(person)).toMatchObject([
    { description: 'Rye.', priority: 'low', tags: ['kitchen'] },
  ])
  await tabTo(page, details.getByLabel('Notes'), 'Shift+Tab')
  await page.keyboard.press('End')
  await page.keyboard.type(' Two loaves.')
  await answered(page, 'PATCH', () => page.keyboard.press('Escape'))
  await expect(details).toBeHidden()
  await expect(open).toBeFocused()
  expect(await listOf(person)).toMatchObject([{ description: 'Rye. Two loaves.' }])
})

test('a dialog keeps the focus in it, and gives it back', async ({ page, person }) => {
  const [first] = await seed(person, { title: 'Old one' }, { title: 'Older one' })
  await person.program.delete(`/api/me/tasks/${first?.id}`)
  const [last] = await listOf(person)
  await person.program.delete(`/api/me/tasks/${last?.id}`)
  await visit(page, '/tasks?view=trash')
  const erase = button(page, 'Delete Older one forever')
  await tabTo(page, erase)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: 'Delete “Older one” forever?' })
  await expect(dialog).toHaveAccessibleDescription(/cannot be undone/)
  await expect(button(dialog, 'Cancel')).toBeFocused()
  for (let stops = 0; stops < 6; stops += 1) {
    await page.keyboard.press('Tab')
    await expectVisibleFocus(page)
    const isOutside = await dialog.evaluate((element) => {
      const { activeElement, body } = document
      return activeElement !== body && !element.contains(activeElement)
    })
    expect(isOutside).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(erase).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, button(dialog, 'Delete forever'))
  await answered(page, 'DELETE', () => page.keyboard.press('Enter'))
  await expect(announcement(page)).toHaveText('Deleted “Older one” forever.')
  await expect(button(page, 'Restore Old one')).toBeFocused()
})

test('on a small screen nothing that has the focus is covered', async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 720 })
  await seed(person, ...Array.from({ length: 14 }, (_, index) => ({ title: `Line ${index + 1}` })))
  await visit(page, '/tasks')
  await tabTo(page, button(page, 'Details of Line 1'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Details of Line 1' })
  await expect(dialog).toBeVisible()
  await tabTo(page, button(dialog, 'Delete'))
  await page.keyboard.press('Escape')
  await expect(button(page, 'Details of Line 1')).toBeFocused()
  await tabTo(page, checkbox(page, 'Line 14'), 'Shift+Tab')
})
