import type { Page } from '@playwright/test'
import { expectNoViolation } from './axe'
import { expect, seed, test } from './fixtures'
import { addField, button, checkbox, rowOf, visit } from './task-page'

test('? shows every key in a table, with the names of this keyboard', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  const row = (name: string) => sheet.getByRole('row').filter({ hasText: name })
  await expect(sheet.getByRole('table')).toBeVisible()
  await expect(row('Undo')).toContainText(/Ctrl\s*Z/)
  await expect(row('Redo')).toContainText(/Ctrl\s*Shift\s*Z/)
  await expect(row('Go to today')).toContainText(/G\s*then\s*T/)
  await expect(row('Edit the title')).toContainText(/Enter\s*or\s*F2/)
  await button(sheet, 'Close').click()
  await expect(sheet).toBeHidden()
})

test('on a Mac the sheet says ⌘', async ({ page, person: _ }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })
  })
  await visit(page, '/tasks')
  await page.keyboard.press('?')
  const undo = page
    .getByRole('dialog', { name: 'Keys' })
    .getByRole('row')
    .filter({ hasText: 'Undo' })
  await expect(undo).toContainText('⌘')
})

test('single-letter keys are switched off for the device, in every tab at once', async ({
  page,
  person,
  context,
}) => {
  await seed(person, { title: 'Leave me' })
  await visit(page, '/tasks')
  const settings = await context.newPage()
  await visit(settings, '/settings')
  await settings.getByRole('checkbox', { name: 'Single-letter keys' }).uncheck()
  await untilLettersAre(page, 'off')
  await page.bringToFront()

  for (const key of ['q', '/', '?', 'j', 'g', 't']) await page.keyboard.press(key)
  // An arrow still works, and what is pressed on the row would be seen after it.
  await page.keyboard.press('ArrowDown')
  await expect(rowOf(page, 'Leave me')).toBeFocused()
  for (const key of ['e', 'x', '1', 'l']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title of Leave me' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(checkbox(page, 'Leave me')).not.toBeChecked()
  await expect(page.getByRole('region', { name: 'Selection' })).toBeHidden()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Commands and search' })
  await palette.getByRole('combobox').fill('show the keys')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toContainText('switched off on this device')
  await page.keyboard.press('Escape')

  await settings.reload()
  const choice = settings.getByRole('checkbox', { name: 'Single-letter keys' })
  await expect(choice).not.toBeChecked()
  await choice.check()
  await untilLettersAre(page, 'on')
  await page.bringToFront()
  await page.keyboard.press('q')
  await expect(addField(page)).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    const layers = [
      ['?', 'Keys'],
      ['ControlOrMeta+k', 'Commands and search'],
      ['t', 'Due date'],
      ['l', 'Tags'],
    ] as const

    for (const [key, name] of layers) {
      test(`“${name}” has no violation`, async ({ page, person }) => {
        await seed(person, { title: 'One', tags: ['home'] }, { title: 'Two', priority: 'high' })
        await visit(page, '/tasks')
        await page.keyboard.press('j')
        await page.keyboard.press(key)
        await expect(page.getByRole('dialog', { name })).toBeVisible()
        await expectNoViolation(page)
      })
    }

    test('a selection has no violation, with its bar and its popover', async ({ page, person }) => {
      await seed(person, { title: 'One' }, { title: 'Two', priority: 'high' })
      await visit(page, '/tasks')
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      const bar = page.getByRole('region', { name: 'Selection' })
      await button(bar, 'Priority').click()
      await expect(page.getByRole('dialog', { name: 'Priority' })).toBeVisible()
      await expectNoViolation(page)
      await page.keyboard.press('Escape')
      await page.setViewportSize({ width: 390, height: 800 })
      await expectNoViolation(page)
    })
  })
}

/** What one tab keeps reaches another process a moment later, and a key may overtake it. */
async function untilLettersAre(page: Page, wanted: 'on' | 'off') {
  await page.waitForFunction(
    (wanted) => (localStorage.getItem('letter-keys') ?? 'on') === wanted,
    wanted,
    // A tab that is not in front draws no frames.
    { polling: 100 },
  )
}
