import { expect, listOf, seed, test } from './fixtures'
import { addTask, button, notifications, openDetails, rowOf, visit } from './task-page'

/** Where there is no room beside the list, the details lie over it, and shut off what is under them. */
test.use({ viewport: { width: 390, height: 800 } })

test('what is done in the details is said there, and taken back there', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent' })
  const priority = () => expect.poll(async () => (await listOf(person))[0]?.priority)
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Pay rent')
  await details.getByRole('radio', { name: 'High' }).check()
  await priority().toBe('high')
  await expect(details.getByRole('status').last()).toHaveText('Changed the priority of “Pay rent”.')
  await expect(notifications(page)).toHaveCount(1)
  const toast = details.getByRole('region', { name: 'Notifications' })
  await button(toast, 'Undo').click()
  await priority().toBe('none')
  await expect(details.getByRole('radio', { name: 'None' })).toBeChecked()
  await expect(details).toBeVisible()
  await details.getByRole('radio', { name: 'Low' }).check()
  await priority().toBe('low')
  await page.keyboard.press('ControlOrMeta+z')
  await priority().toBe('none')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await priority().toBe('low')
  // By the place of the key, where a layout has other letters.
  await details.getByRole('radio', { name: 'Low' }).evaluate((radio) => {
    const press = { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true }
    radio.dispatchEvent(new KeyboardEvent('keydown', press))
  })
  await priority().toBe('none')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await priority().toBe('low')
  // In a text it is the text's own.
  const notes = details.getByLabel('Notes')
  await notes.pressSequentially('T')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(notes).toHaveValue('')
  expect((await listOf(person))[0]?.priority).toBe('low')
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await expect(notifications(page)).toHaveCount(1)
})

test('no other key of the page works under them', async ({ page, person }) => {
  await seed(person, { title: 'Pay rent' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Pay rent')
  await button(details, 'Close details').focus()
  await page.keyboard.press('q')
  await page.keyboard.press('e')
  await page.keyboard.press('?')
  await expect(button(details, 'Close details')).toBeFocused()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  expect(await listOf(person)).toMatchObject([{ title: 'Pay rent', completed: false }])
})

test('a toast is in sight over them, and covers nothing that is in them at its foot', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent' })
  await visit(page, '/tasks')
  await addTask(page, 'Another')
  await expect(rowOf(page, 'Another')).toBeVisible()
  const details = await openDetails(page, 'Pay rent')
  await details.getByRole('radio', { name: 'High' }).check()
  const toast = button(notifications(page), 'Undo').last()
  await expect(toast).toBeInViewport({ ratio: 1 })
  const remove = button(details, 'Delete')
  await remove.scrollIntoViewIfNeeded()
  await remove.click({ trial: true })
})

test('a press beside them closes them, and neither one on their edge nor one that began in them', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Pay rent')
  const { x, y, width } = (await details.boundingBox()) ?? { x: 0, y: 0, width: 0 }
  await page.mouse.click(x + width / 2, y + 6)
  await page.mouse.move(x + width / 2, y + 100)
  await page.mouse.down()
  await page.mouse.move(x + width / 2, y - 20)
  await page.mouse.up()
  await expect(details.getByLabel('Notes')).toBeVisible()
  await page.mouse.click(x + width / 2, y - 20)
  await expect(details).toBeHidden()
})
