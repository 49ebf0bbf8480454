import { expect, listOf, seed, test } from './fixtures'
import {
  addTask,
  announcement,
  answered,
  button,
  checkbox,
  editTitle,
  notifications,
  openDetails,
  openView,
  rowOf,
  visit,
} from './task-page'

test('Ctrl+Z takes back one thing after the other, and with Shift it is done again', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Other' })
  const everything = async () => [
    ...(await listOf(person)).map(({ title, completed }) => ({ title, completed })),
    ...(await listOf(person, '?status=deleted')).map(({ title }) => ({ thrown: title })),
  ]
  const other = { title: 'Other', completed: false }
  await visit(page, '/tasks')
  await addTask(page, 'Draft')
  await expect(rowOf(page, 'Draft')).toBeVisible()
  await editTitle(page, 'Draft', 'Final')
  await checkbox(page, 'Final').click()
  await rowOf(page, 'Final').hover()
  await button(page, 'Delete Final').click()
  const states = [
    [other, { thrown: 'Draft' }],
    [{ title: 'Draft', completed: false }, other],
    [{ title: 'Final', completed: false }, other],
    [{ title: 'Final', completed: true }, other],
    [other, { thrown: 'Final' }],
  ]
  await expect.poll(everything).toEqual(states[4])
  await button(page, 'Account of Ada').focus()
  for (const state of states.slice(0, 4).reverse()) {
    await page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(state)
  }
  await expect(announcement(page)).toHaveText('Undone. Moved “Draft” to the trash.')
  for (const state of states.slice(1)) {
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(everything).toEqual(state)
  }
  await expect(announcement(page)).toHaveText('Done again. Moved “Final” to the trash.')
})

test('something new ends what could be done again', async ({ page, person }) => {
  await seed(person, { title: 'First' }, { title: 'Second' })
  await visit(page, '/tasks')
  await checkbox(page, 'First').click()
  await page.keyboard.press('Control+z')
  await expect(checkbox(page, 'First')).not.toBeChecked()
  await checkbox(page, 'Second').click()
  await expect(announcement(page)).toHaveText('Completed “Second”.')
  await page.keyboard.press('Control+Shift+Z')
  await expect(announcement(page)).toHaveText('Completed “Second”.')
  await expect(checkbox(page, 'First')).not.toBeChecked()
})

test('toast, key and trash take back a deletion alike', async ({ page, person }) => {
  await seed(person, { title: 'Come back' })
  await visit(page, '/tasks')
  const back = () => expect.poll(() => listOf(person)).toMatchObject([{ title: 'Come back' }])
  const gone = () => expect.poll(() => listOf(person)).toEqual([])
  async function remove() {
    await rowOf(page, 'Come back').hover()
    await button(page, 'Delete Come back').click()
    await gone()
  }
  await remove()
  await button(notifications(page), 'Undo').click()
  await expect(rowOf(page, 'Come back')).toBeVisible()
  await back()
  await remove()
  await page.keyboard.press('Control+z')
  await expect(rowOf(page, 'Come back')).toBeVisible()
  await back()
  await remove()
  await openView(page, 'Trash')
  await button(page, 'Restore Come back').click()
  await back()
  // What the trash gave back can be taken back as well.
  await button(notifications(page), 'Undo').click()
  await gone()
})

test('the toast takes back what may have left the page: a tick, a priority, a date', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent', due_date: '2030-01-31', tags: ['home'] })
  await visit(page, '/tasks')
  await checkbox(page, 'Pay rent').click()
  await expect.poll(() => listOf(person)).toMatchObject([{ completed: true }])
  await button(notifications(page), 'Undo').click()
  await expect.poll(() => listOf(person)).toMatchObject([{ completed: false }])
  const details = await openDetails(page, 'Pay rent')
  await details.getByRole('radio', { name: 'High' }).check()
  await expect.poll(() => listOf(person)).toMatchObject([{ priority: 'high' }])
  await button(notifications(page), 'Undo').click()
  await expect.poll(() => listOf(person)).toMatchObject([{ priority: 'none' }])
  await details.getByLabel('Due date').fill('2030-02-28')
  await details.getByLabel('Due date').blur()
  await expect.poll(() => listOf(person)).toMatchObject([{ due_date: '2030-02-28' }])
  await button(notifications(page), 'Undo').click()
  await expect
    .poll(() => listOf(person))
    .toMatchObject([{ due_date: '2030-01-31', priority: 'none', tags: ['home'] }])
})

test('of two ticks in a row, each can be taken back by its toast', async ({ page, person }) => {
  await seed(person, { title: 'Meant' }, { title: 'Not meant' })
  await visit(page, '/tasks')
  await checkbox(page, 'Not meant').click()
  await checkbox(page, 'Meant').click()
  await expect(button(notifications(page), 'Undo')).toHaveCount(2)
  const toast = notifications(page).getByText('Completed “Not meant”.').locator('..')
  await button(toast, 'Undo').click()
  await expect
    .poll(() => listOf(person, '?sort=title&order=asc'))
    .toMatchObject([
      { title: 'Meant', completed: true },
      { title: 'Not meant', completed: false },
    ])
  await expect(button(notifications(page), 'Undo')).toHaveCount(1)
})

test('of two toasts of one task, each takes back its own change, in either order', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent' })
  const isNow = (task: object) => expect.poll(() => listOf(person)).toMatchObject([task])
  const undoOf = (said: string) => button(notifications(page).getByText(said).locator('..'), 'Undo')
  const changeAndTick = async () => {
    await answered(page, 'PATCH', () => editTitle(page, 'Pay rent', 'Pay the rent'))
    await answered(page, 'PATCH', () => checkbox(page, 'Pay the rent').click())
  }
  await visit(page, '/tasks')

  await changeAndTick()
  await undoOf('Renamed').click()
  await isNow({ title: 'Pay rent', completed: true })
  await undoOf('Completed').click()
  await isNow({ title: 'Pay rent', completed: false })

  await changeAndTick()
  await undoOf('Completed').click()
  await isNow({ title: 'Pay the rent', completed: false })
  await undoOf('Renamed').click()
  await isNow({ title: 'Pay rent', completed: false })
})

test('what could not be undone says so, and is not tried again by the next key', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/412/)
  const [task] = await seed(person, { title: 'Plan' })
  await visit(page, '/tasks')
  await editTitle(page, 'Plan', 'Mine')
  await expect.poll(() => listOf(person)).toMatchObject([{ title: 'Mine' }])
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Theirs' } })
  await page.keyboard.press('Control+z')
  const note = page.getByRole('group', { name: 'Not saved' })
  await expect(note).toContainText('It now reads “Theirs”.')
  await button(note, 'Take theirs').click()
  await expect(note).toBeHidden()
  await expect(rowOf(page, 'Theirs')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(note, 'only what was given up comes back').toContainText('It now reads “Theirs”.')
  await button(note, 'Take theirs').click()
  await expect(note).toBeHidden()
  expect(await listOf(person)).toMatchObject([{ title: 'Theirs', version: 3 }])
})
