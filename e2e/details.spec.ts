import type { Locator, Page, Request } from '@playwright/test'
import { expectNoViolation } from './axe'
import { dayFromNow, expect, listOf, type Person, seed, test } from './fixtures'
import { holdRequests } from './hold-requests'
import { countKeptChanges } from './kept-changes'
import { goOffline } from './offline-page'
import {
  answered,
  button,
  editTitle,
  isTaskCall,
  lookAgain,
  openDetails,
  openView,
  rowOf,
  untilAlive,
  visit,
  waitingBar,
} from './task-page'

const state = (details: Locator) => details.getByRole('status')

/** The bodies of the edits that are sent, as they are sent. */
function watchEdits(page: Page): unknown[] {
  const bodies: unknown[] = []
  page.on('request', (request: Request) => {
    if (isTaskCall(request) && request.method() === 'PATCH') bodies.push(request.postDataJSON())
  })
  return bodies
}

test('each field saves itself alone, in the order of the changes, and says so', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Renew the passport' })
  await visit(page, '/tasks')
  const edits = watchEdits(page)
  const details = await openDetails(page, 'Renew the passport')
  await expect(state(details)).toHaveText('Saved')
  const open = await holdRequests(page, '**/api/me/tasks/*')
  await details.getByLabel('Notes').fill('Two photographs.')
  await details.getByRole('radio', { name: 'High' }).check()
  await details.getByRole('combobox', { name: 'Add a tag' }).fill('errand')
  await details.getByRole('combobox', { name: 'Add a tag' }).press('Enter')
  await expect(state(details)).toHaveText('Saving…')
  open()
  await expect(state(details)).toHaveText('Saved')
  expect(edits).toEqual([
    { description: 'Two photographs.' },
    { priority: 'high' },
    { tags: ['errand'] },
  ])
  await page.reload()
  await untilAlive(page)
  const again = await openDetails(page, 'Renew the passport')
  await expect(again.getByLabel('Notes')).toHaveValue('Two photographs.')
  await expect(again.getByRole('radio', { name: 'High' })).toBeChecked()
  await expect(again.getByRole('list', { name: 'Tags' })).toHaveText('errand')
})

test('a text is saved after a pause, when it is left, and when the panel closes', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Minutes' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Minutes')
  const notes = details.getByLabel('Notes')
  await answered(page, 'PATCH', () => notes.pressSequentially('One'))
  await expect(notes).toBeFocused()
  await notes.pressSequentially(', two')
  await answered(page, 'PATCH', () => details.getByRole('textbox', { name: 'Title' }).focus())
  await expect.poll(() => listOf(person)).toMatchObject([{ description: 'One, two' }])
  await notes.pressSequentially(', three')
  await notes.press('Escape')
  await expect(details).toBeHidden()
  await expect(button(page, 'Details of Minutes')).toBeFocused()
  await expect.poll(() => listOf(person)).toMatchObject([{ description: 'One, two, three' }])
})

test('a task is done, and not, from its details', async ({ page, person }) => {
  await page.clock.install()
  await seed(person, { title: 'Call the bank' })
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Call the bank')
  const done = details.getByRole('checkbox', { name: 'Done' })
  await answered(page, 'PATCH', () => done.check())
  await expect.poll(() => listOf(person)).toMatchObject([{ completed: true }])
  await lookAgain(page)
  await answered(page, 'PATCH', () => done.uncheck())
  await expect.poll(() => listOf(person)).toMatchObject([{ completed: false }])
  await button(details, 'Close details').click()
  await expect(rowOf(page, 'Call the bank')).toBeVisible()
})

test('the details of a task that has left the view stay open, and go with the view', async ({
  page,
  person,
  complaints,
}) => {
  await page.clock.install()
  const [task] = await seed(person, { title: 'Water the plants', due_date: dayFromNow(0) })
  await visit(page, '/tasks?view=today')
  const details = await openDetails(page, 'Water the plants')
  await answered(page, 'PATCH', () => details.getByLabel('Due date').fill(''))
  await lookAgain(page)
  await expect(rowOf(page, 'Water the plants')).toHaveCount(0)
  await expect(details).toBeVisible()
  const notes = details.getByLabel('Notes')
  await notes.fill('The fern first.')
  await answered(page, 'PATCH', () => details.getByRole('textbox', { name: 'Title' }).focus())
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { description: 'Theirs.' } })
  await lookAgain(page)
  await expect(notes).toHaveValue('Theirs.')
  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it')
  await expect(page.getByText('Nothing in Today matches')).toBeVisible()
  await expect(details).toBeVisible()
  await openView(page, 'Completed')
  await expect(details).toBeHidden()
  await openView(page, 'Inbox')
  await expect(details).toBeVisible()
  complaints.expect(/404/)
  await person.program.delete(`/api/me/tasks/${task?.id}`)
  await lookAgain(page)
  await expect(details).toBeHidden()
})

test('a page that was fetched before the last change was saved fetches its list again', async ({
  page,
  context,
  person,
}) => {
  // A page that is being left cannot be asked.
  const witness = await context.newPage()
  await witness.goto('/docs')
  await seed(person, { title: 'Minutes', description: 'One' })
  await visit(page, '/tasks')
  const save = await holdRequests(page, '**/api/me/tasks/*')
  await page.route('**/tasks', async (route) => {
    const response = await route.fetch()
    save()
    await expect.poll(() => countKeptChanges(witness, person)).toBe(0)
    await route.fulfill({ response })
  })
  await (await openDetails(page, 'Minutes')).getByLabel('Notes').fill('Two')
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  const notes = (await openDetails(page, 'Minutes')).getByLabel('Notes')
  await expect(notes).toHaveValue('Two')
})

test('whoever leaves before a text is saved is asked, and it is saved meanwhile', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Minutes' })
  await visit(page, '/tasks')
  const notes = (await openDetails(page, 'Minutes')).getByLabel('Notes')
  const edits = watchEdits(page)
  // In one go: the pause must not be over before.
  const isAsked = await notes.evaluate(async (field) => {
    field.focus()
    document.execCommand('insertText', false, 'One')
    await new Promise((resolve) => setTimeout(resolve))
    return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  })
  expect(isAsked).toBe(true)
  await expect.poll(() => listOf(person)).toMatchObject([{ description: 'One' }])
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  await expect.poll(() => page.evaluate(asks)).toBe(false)
  expect(edits).toEqual([{ description: 'One' }])
})

test('a title is written in the panel, and one that cannot be saved is kept and explained', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Call the bank' })
  await visit(page, '/tasks')
  const edits = watchEdits(page)
  const details = await openDetails(page, 'Call the bank')
  const title = details.getByRole('textbox', { name: 'Title' })
  await title.fill('')
  await details.getByLabel('Notes').focus()
  await expect(title).toHaveAccessibleDescription('A task needs a title.')
  await expect(state(details)).toHaveText('Not saved')
  await title.fill('x'.repeat(201))
  await details.getByLabel('Notes').focus()
  await expect(title).toHaveAccessibleDescription(/at most 200 characters; this one has 201/)
  await button(details, 'Close details').click()
  expect(edits).toEqual([])
  const again = await openDetails(page, 'Call the bank')
  const kept = again.getByRole('textbox', { name: 'Title' })
  await expect(kept).toHaveValue('x'.repeat(201))
  await kept.fill(' Call the bank at nine ')
  await kept.press('Enter')
  await expect(rowOf(page, 'Call the bank at nine')).toBeVisible()
  await expect.poll(() => listOf(person)).toMatchObject([{ title: 'Call the bank at nine' }])
})

for (const { name, hasTouch } of [
  { name: 'click', hasTouch: false },
  { name: 'tap', hasTouch: true },
]) {
  test.describe(`with a ${name}`, () => {
    test.use({ hasTouch })

    test('what is wrong with a field that is left moves nothing from under it', async ({
      page,
      person,
    }) => {
      await seed(person, { title: 'Call the bank' })
      await visit(page, '/tasks')
      const details = await openDetails(page, 'Call the bank')
      const title = details.getByRole('textbox', { name: 'Title' })
      await title.fill('')
      const high = details.getByRole('radio', { name: 'High' })
      await (hasTouch ? high.tap() : high.click({ delay: 100 }))
      await expect(high).toBeChecked()
      await expect(title).toHaveAccessibleDescription('A task needs a title.')
    })
  })
}

test('whoever stays on the page of an ended session is told what waits', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.expect(/401/)
  await seed(person, { title: 'Call the bank' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Call the bank')
  const title = details.getByRole('textbox', { name: 'Title' })
  await title.click()
  await title.fill('x'.repeat(201))
  const signedOut = await context.request.post('/api/auth/sign-out', {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  })
  expect(signedOut.ok()).toBe(true)
  const asked = page.waitForEvent('dialog').then((dialog) => dialog.dismiss())
  await details.getByRole('radio', { name: 'High' }).click()
  await asked
  await expect(waitingBar(page)).toHaveText('Your session has ended. 1 change waiting')
  await expect(title).toHaveValue('x'.repeat(201))
})

test('a title that waits to be mended does not replace what others wrote meanwhile', async ({
  page,
  person,
}) => {
  await page.clock.install()
  const [task] = await seed(person, { title: 'Call the bank' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Call the bank')
  await details.getByRole('textbox', { name: 'Title' }).fill('x'.repeat(201))
  await button(details, 'Close details').click()
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Theirs' } })
  await lookAgain(page)
  const again = await openDetails(page, 'Theirs')
  await again.getByRole('textbox', { name: 'Title' }).fill('Mine')
  await again.getByRole('textbox', { name: 'Title' }).press('Enter')
  await expect(page.getByRole('group', { name: 'Not saved yet' })).toContainText('Theirs')
  expect(await listOf(person)).toMatchObject([{ title: 'Theirs' }])
})

test('a title in its row is kept while the row is away, and saved when a phone hides the page', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Call the bank' })
  await visit(page, '/tasks')
  const title = page.getByRole('textbox', { name: 'Title of Call the bank' })
  await button(page, 'Edit title: Call the bank').click()
  await title.fill('x'.repeat(201))
  await openView(page, 'Completed')
  await expect(title).toBeHidden()
  await openView(page, 'Inbox')
  await button(page, 'Edit title: Call the bank').click()
  await expect(title).toHaveValue('x'.repeat(201))
  await title.press('Escape')
  await button(page, 'Edit title: Call the bank').click()
  await expect(title).toHaveValue('Call the bank')
  await title.fill('Call the bank at nine')
  await answered(page, 'PATCH', () =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    }),
  )
  expect(await listOf(person)).toMatchObject([{ title: 'Call the bank at nine' }])
})

test('a time without a date is not sent until there is one', async ({ page, person }) => {
  await seed(person, { title: 'Dentist' })
  await visit(page, '/tasks')
  const edits = watchEdits(page)
  const details = await openDetails(page, 'Dentist')
  const time = details.getByLabel('Due time')
  await time.fill('14:30')
  await details.getByLabel('Notes').focus()
  await expect(time).toHaveAccessibleDescription('A time needs a date.')
  await expect(state(details)).toHaveText('Not saved')
  expect(edits).toEqual([])
  await details.getByLabel('Due date').fill('2031-03-04')
  await expect(state(details)).toHaveText('Saved')
  await expect
    .poll(() => listOf(person))
    .toMatchObject([{ due_date: '2031-03-04', due_time: '14:30' }])
  expect(edits).toEqual([{ due_date: '2031-03-04' }, { due_time: '14:30' }])
  await details.getByLabel('Due date').fill('')
  await expect(time).toHaveValue('')
  await expect.poll(() => listOf(person)).toMatchObject([{ due_date: null, due_time: null }])
})

test('a year that is being typed is not saved before it is there', async ({ page, person }) => {
  await seed(person, { title: 'Dentist' })
  await visit(page, '/tasks')
  const edits = watchEdits(page)
  const details = await openDetails(page, 'Dentist')
  await details.getByLabel('Due date').focus()
  await page.keyboard.type('03042031')
  await expect(state(details)).toHaveText('Saved')
  expect(edits).toEqual([{ due_date: '2031-03-04' }])
})

test('what is changed elsewhere shows in the fields that one is not in', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/412/)
  const [task] = await seed(person, { title: 'Plan', description: 'Old.', tags: ['a'] })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Plan')
  const notes = details.getByLabel('Notes')
  await notes.fill('Mine.')
  await expect(state(details)).toHaveText('Saved')
  const data = { description: 'Theirs.', title: 'Plan B', tags: ['a', 'b'], due_date: '2031-01-01' }
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data })
  await answered(page, 'PATCH', () => details.getByRole('radio', { name: 'Low' }).check())
  const renamed = page.getByRole('region', { name: 'Details of Plan B' })
  await expect(renamed.getByRole('textbox', { name: 'Title' })).toHaveValue('Plan B')
  await expect(renamed.getByLabel('Due date')).toHaveValue('2031-01-01')
  await expect(renamed.getByRole('list', { name: 'Tags' })).toHaveText('ab')
  await expect(renamed.getByLabel('Notes')).toHaveValue('Theirs.')
})

test('Ctrl+Z outside of the fields takes back one save after the other', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Plan', description: 'Old.' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Plan')
  await details.getByLabel('Notes').fill('New.')
  await answered(page, 'PATCH', () => details.getByLabel('Notes').blur())
  await answered(page, 'PATCH', () => details.getByRole('radio', { name: 'High' }).check())
  await expect(state(details)).toHaveText('Saved')
  await button(details, 'Close details').focus()
  await page.keyboard.press('Control+z')
  await expect(details.getByRole('radio', { name: 'None' })).toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(details.getByLabel('Notes')).toHaveValue('Old.')
  await expect.poll(() => listOf(person)).toMatchObject([{ description: 'Old.', priority: 'none' }])
})

test('a save that fails says so, keeps what was typed, and is tried again', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  await seed(person, { title: 'Plan' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Plan')
  const body = JSON.stringify({ code: 'internal', detail: 'It broke here.', request_id: 'abc' })
  await page.route('**/api/me/tasks/*', (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
  )
  await details.getByLabel('Notes').fill('Worth keeping.')
  const failure = details.getByRole('group', { name: 'Not saved yet' })
  await expect(failure).toContainText('It broke here.')
  await expect(state(details)).toHaveText('Not saved')
  await expect(details.getByLabel('Notes')).toHaveValue('Worth keeping.')
  await expect(button(failure, 'Copy request id')).toBeVisible()
  await page.unroute('**/api/me/tasks/*')
  await answered(page, 'PATCH', () => button(failure, 'Retry').click())
  await expect(state(details)).toHaveText('Saved')
  expect(await listOf(person)).toMatchObject([{ description: 'Worth keeping.' }])
})

test('without a network the state says so, and the panel waits with it', async ({
  page,
  context,
  person,
}) => {
  await seed(person, { title: 'Plan' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Plan')
  await goOffline(page, person)
  await details.getByLabel('Notes').fill('On the train.')
  await expect(state(details)).toHaveText('Waiting for the network')
  await expect(details.getByLabel('Notes')).toHaveValue('On the train.')
  await context.setOffline(false)
  await expect(state(details)).toHaveText('Saved')
  expect(await listOf(person)).toMatchObject([{ description: 'On the train.' }])
})

async function openTagField(page: Page, person: Person) {
  await seed(person, { title: 'Three' })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Three')
  return details.getByRole('combobox', { name: 'Add a tag' })
}

test('a comma ends a tag, whatever keyboard it comes from, and what is pasted is many', async ({
  page,
  person,
}) => {
  const tag = await openTagField(page, person)
  await answered(page, 'PATCH', () => tag.fill('home,'))
  await expect(tag).toHaveValue('')
  // As a phone's keyboard does: no key is named.
  await tag.pressSequentially('work')
  await answered(page, 'PATCH', () => page.keyboard.insertText('，'))
  await answered(page, 'PATCH', () => tag.fill('garden, # flat, shed'))
  await expect(tag).toHaveValue('shed')
  expect(await listOf(person)).toMatchObject([{ tags: ['home', 'work', 'garden', 'flat'] }])
})

test('the key that ends a composition ends nothing else where it comes late, as in Safari', async ({
  page,
  person,
}) => {
  const tag = await openTagField(page, person)
  await tag.fill('牛')
  const pressLate = (key: string) =>
    tag.evaluate((field, pressed) => {
      const init = { key: pressed, keyCode: 229, bubbles: true, cancelable: true }
      return field.dispatchEvent(new KeyboardEvent('keydown', init))
    }, key)
  expect(await pressLate('Enter')).toBe(true)
  expect(await pressLate('Escape')).toBe(true)
  await expect(tag).toHaveValue('牛')
  await answered(page, 'PATCH', () => tag.press('Enter'))
  expect(await listOf(person)).toMatchObject([{ tags: ['牛'] }])
})

test('a tag is completed from those of the lists, by key and by pointer', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'One', tags: ['home', 'homework'] }, { title: 'Two', tags: ['home'] })
  await seed(person, { title: 'Three', tags: [] })
  await visit(page, '/tasks')
  const details = await openDetails(page, 'Three')
  const tag = details.getByRole('combobox', { name: 'Add a tag' })
  const options = details.getByRole('option')
  await tag.pressSequentially('ho')
  await expect(options).toHaveText(['home', 'homework'])
  await expect(tag).toHaveAttribute('aria-expanded', 'true')
  await tag.press('ArrowDown')
  await tag.press('ArrowDown')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expectNoViolation(page)
  await tag.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(details).toBeVisible()
  await tag.press('ArrowDown')
  await answered(page, 'PATCH', () => tag.press('Enter'))
  await expect(tag).toHaveValue('')
  await tag.click()
  await expect(options).toHaveText(['homework'])
  await answered(page, 'PATCH', () => options.first().click())
  await expect(tag).toBeFocused()
  await expect(details.getByRole('list', { name: 'Tags' })).toHaveText('homehomework')
  await tag.fill('x'.repeat(51))
  await tag.press('Enter')
  await expect(tag).toHaveAccessibleDescription(/at most 50 characters/)
  await expect(tag).toHaveValue('x'.repeat(51))
  expect(await listOf(person, '?search=Three')).toMatchObject([{ tags: ['home', 'homework'] }])
})

test('a long title is edited in its own lines, so that nothing moves', async ({ page, person }) => {
  const long = 'A title that goes on and on '.repeat(6).trim()
  await seed(person, { title: 'Below' }, { title: long })
  await visit(page, '/tasks')
  const below = rowOf(page, 'Below')
  const before = await below.boundingBox()
  await button(page, `Edit title: ${long}`).click()
  const editor = page.getByRole('textbox', { name: `Title of ${long}` })
  await expect(editor).toBeFocused()
  expect((await below.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
  await editor.press('Escape')
  await answered(page, 'PATCH', () => editTitle(page, 'Below', 'Still below'))
})

for (const { colorScheme, width } of [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const) {
  test(`the panel has no violation, ${colorScheme} at ${width} px, with something wrong in it`, async ({
    page,
    person,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 800 })
    await seed(person, { title: 'Everything', description: 'Notes.', tags: ['a', 'b'] })
    await visit(page, '/tasks')
    const details = await openDetails(page, 'Everything')
    await details.getByRole('textbox', { name: 'Title' }).fill('')
    await details.getByLabel('Due time').fill('10:00')
    await details.getByLabel('Notes').focus()
    await expect(details.getByText('A time needs a date.')).toBeVisible()
    await expect(details.getByText('A task needs a title.')).toBeVisible()
    await expectNoViolation(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}
