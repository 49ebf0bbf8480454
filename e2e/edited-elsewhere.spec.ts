import { expect, listOf, seed, test } from './fixtures'
import { answered, button, editTitle, openDetails, rowOf, visit } from './task-page'

test.beforeEach(({ complaints }) => complaints.expect(/412/))

test('an edit goes on top of another field’s, which is kept', async ({ page, person }) => {
  const [task] = await seed(person, { title: 'Plan the trip' })
  await visit(page, '/tasks')
  const data = { description: 'By train.', priority: 'high' }
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data })
  await editTitle(page, 'Plan the trip', 'Plan the journey')
  await expect.poll(() => listOf(person)).toMatchObject([{ title: 'Plan the journey', ...data }])
  await expect(rowOf(page, 'Plan the journey')).toContainText('high priority')
  await expect(page.getByRole('group', { name: 'Not saved' })).toBeHidden()
})

test('two that wrote the same field are told so, and either version can be kept', async ({
  page,
  person,
}) => {
  const [task] = await seed(person, { title: 'Plan the trip' })
  const note = page.getByRole('group', { name: 'Not saved' })
  await visit(page, '/tasks')

  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Theirs' } })
  await editTitle(page, 'Plan the trip', 'Mine')
  await expect(note).toContainText('This was changed elsewhere in the meantime.')
  await expect(note).toContainText('It now reads “Theirs”.')
  await expect(button(page, 'Edit title: Mine')).toBeVisible()
  expect(await listOf(person)).toMatchObject([{ title: 'Theirs' }])
  await answered(page, 'PATCH', () => button(note, 'Keep mine').click())
  await expect(note).toBeHidden()
  expect(await listOf(person)).toMatchObject([{ title: 'Mine' }])

  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Theirs again' } })
  await editTitle(page, 'Mine', 'Mine again')
  await button(note, 'Take theirs').click()
  await expect(button(page, 'Edit title: Theirs again')).toBeVisible()
  await expect(note).toBeHidden()
  expect(await listOf(person)).toMatchObject([{ title: 'Theirs again' }])
})

test('what both wrote holds up nothing else, and is all that their version replaces', async ({
  page,
  person,
}) => {
  const [task] = await seed(person, { title: 'Plan the trip' })
  await visit(page, '/tasks')
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Theirs' } })
  await editTitle(page, 'Plan the trip', 'Mine')
  const note = page.getByRole('group', { name: 'Not saved' })
  await expect(note).toBeVisible()
  const details = await openDetails(page, 'Mine')
  await answered(page, 'PATCH', () => details.getByText('High', { exact: true }).click())
  await expect.poll(() => listOf(person)).toMatchObject([{ title: 'Theirs', priority: 'high' }])
  await expect(rowOf(page, 'Mine')).toContainText('high priority')
  await button(details.getByRole('group', { name: 'Not saved yet' }), 'Take theirs').click()
  await expect(rowOf(page, 'Theirs')).toContainText('high priority')
  await expect(note).toBeHidden()
  await page.reload()
  await expect(rowOf(page, 'Theirs')).toContainText('high priority')
})

test('notes that were changed on both sides are both shown, and what was typed is kept', async ({
  page,
  person,
}) => {
  const [task] = await seed(person, { title: 'Minutes', description: 'First.' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Minutes')
  const notes = details.getByLabel('Notes')
  await notes.fill('First, and mine.')
  const data = { description: 'First, and theirs.', priority: 'high' }
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data })
  await notes.blur()
  const conflict = details.getByRole('group', { name: 'Not saved yet' })
  await expect(conflict).toContainText('This was changed elsewhere in the meantime.')
  await expect(conflict).toContainText('Notes is now:First, and theirs.')
  await expect(details.getByRole('status')).toHaveText('Not saved')
  await expect(notes).toHaveValue('First, and mine.')
  await expect(details.getByRole('radio', { name: 'High' })).toBeChecked()
  await answered(page, 'PATCH', () => button(conflict, 'Keep mine').click())
  await expect(conflict).toBeHidden()
  await expect(details.getByRole('status')).toHaveText('Saved')
  expect(await listOf(person)).toMatchObject([{ description: 'First, and mine.' }])

  await notes.fill('Mine once more.')
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { description: 'Theirs.' } })
  await notes.blur()
  await button(conflict, 'Take theirs').click()
  await expect(notes).toHaveValue('Theirs.')
  expect(await listOf(person)).toMatchObject([{ description: 'Theirs.' }])
})

test('in the row too, what others wrote is said of whatever both changed', async ({
  page,
  person,
}) => {
  const [task] = await seed(person, { title: 'Pay rent', tags: ['home'] })
  await visit(page, '/tasks')
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { tags: ['money', 'flat'] } })
  await rowOf(page, 'Pay rent').focus()
  await page.keyboard.press('l')
  const tags = page.getByRole('dialog', { name: 'Tags' })
  await tags.getByRole('combobox').fill('urgent')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const note = rowOf(page, 'Pay rent').getByRole('group', { name: 'Not saved' })
  await expect(note).toContainText('Tags is now:')
  await expect(note.getByRole('definition')).toHaveText('money, flat')
  await expect(note).not.toContainText('It now reads')
})

test('an edit of what was deleted elsewhere keeps its text', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/404/)
  const [task, other] = await seed(person, { title: 'Gone' }, { title: 'Other' })
  await visit(page, '/tasks')
  await person.program.delete(`/api/me/tasks/${task?.id}`)
  await editTitle(page, 'Gone', 'Gone, but worth a note')
  await expect(page.getByRole('group', { name: 'Not saved' })).toContainText('kept here')
  await expect(rowOf(page, 'Gone, but worth a note')).toBeVisible()
  await person.program.patch(`/api/me/tasks/${other?.id}`, { data: { title: 'Other one' } })
  await editTitle(page, 'Other', 'Other, mine')
  await expect(page.getByText('It now reads “Other one”.')).toBeVisible()
})

test('Ctrl+Z takes back an edit alone, not what others did since', async ({ page, person }) => {
  const [task] = await seed(person, { title: 'Plan the trip' })
  await visit(page, '/tasks')
  await answered(page, 'PATCH', () => editTitle(page, 'Plan the trip', 'A slip'))
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { priority: 'high' } })
  await page.keyboard.press('Control+z')
  await expect(rowOf(page, 'Plan the trip')).toContainText('high priority')
  await expect
    .poll(() => listOf(person))
    .toMatchObject([{ title: 'Plan the trip', priority: 'high' }])
})
