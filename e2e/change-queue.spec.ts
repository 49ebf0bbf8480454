import type { Page, Route } from '@playwright/test'
import { expectNoViolation } from './axe'
import { dayFromNow, expect, listOf, seed, test } from './fixtures'
import { countKeptChanges } from './kept-changes'
import { goOffline } from './offline-page'
import {
  addTask,
  answered,
  button,
  checkbox,
  editTitle,
  isTaskCall,
  openView,
  readyQuickAdd,
  rowOf,
  untilAlive,
  visit,
  waitingBar,
} from './task-page'

const titlesOf = (tasks: { title: string }[]) => tasks.map(({ title }) => title)

/** Keeps every change from the server, in its own way. @returns what ends that. */
async function keepChangesFrom(page: Page, meet: (route: Route) => Promise<void>) {
  const handler = (route: Route) =>
    route.request().method() === 'GET' ? route.fallback() : meet(route)
  await page.route('**/api/me/tasks**', handler)
  return () => page.unroute('**/api/me/tasks**', handler)
}

/** Whether the browser would ask before it leaves the page. */
function wouldAsk(page: Page) {
  return page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
}

test('what is done offline waits, and arrives in its order once the network is back', async ({
  page,
  context,
  person,
}) => {
  await seed(person, { title: 'Plan the trip' })
  await visit(page, '/tasks')
  await readyQuickAdd(page)
  await goOffline(page, person)
  await expect(waitingBar(page)).toHaveText('You are offline. What you do is kept here.')
  await addTask(page, 'First')
  await addTask(page, 'Second')
  await addTask(page, 'Third')
  await editTitle(page, 'Second', 'Second and better')
  await checkbox(page, 'Plan the trip').click()
  await expect(waitingBar(page)).toHaveText('You are offline. 5 changes waiting')
  await expect(page.getByRole('group', { name: 'Not saved' })).toHaveCount(0)
  expect(titlesOf(await listOf(person))).toEqual(['Plan the trip'])
  await context.setOffline(false)
  await expect
    .poll(() => listOf(person))
    .toMatchObject([
      { title: 'Third', version: 1 },
      { title: 'Second and better', version: 2 },
      { title: 'First', version: 1 },
      { title: 'Plan the trip', completed: true, version: 2 },
    ])
  await expect(waitingBar(page)).toBeEmpty()
})

test('the days are there without a network, where the list was fetched to its end', async ({
  page,
  context,
  person,
}) => {
  await seed(
    person,
    { title: 'Sail', due_date: dayFromNow(9) },
    { title: 'Pack', due_date: dayFromNow(5) },
    { title: 'Plan' },
  )
  await visit(page, '/tasks')
  await goOffline(page, person)
  await openView(page, 'Upcoming')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows).toContainText(['Pack', 'Sail'])
  await openView(page, 'Today')
  await expect(page.getByText('Nothing is due today.')).toBeVisible()
  await openView(page, 'Completed')
  await expect(page.getByText('This list has not been opened')).toBeVisible()
  await openView(page, 'Upcoming')
  await seed(person, { title: 'Return', due_date: dayFromNow(12) })
  await context.setOffline(false)
  await expect(rows).toContainText(['Pack', 'Sail', 'Return'])
  // What came into the inbox meanwhile is there the next time, too.
  await openView(page, 'Inbox')
  await answered(page, 'POST', () => addTask(page, 'Buy bread today'))
  await goOffline(page, person)
  await openView(page, 'Today')
  await expect(rowOf(page, 'Buy bread')).toBeVisible()
})

test('what waits is there again after a reload, and arrives once', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await seed(person, { title: 'Plan the trip' }, { title: 'Old news' })
  await visit(page, '/tasks')
  await keepChangesFrom(page, (route) => route.abort())
  await addTask(page, 'Written in a tunnel')
  await editTitle(page, 'Plan the trip', 'Plan the journey')
  await rowOf(page, 'Old news').hover()
  await button(page, 'Delete Old news').click()
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 3 changes waiting')
  await page.reload()
  await untilAlive(page)
  await expect(rowOf(page, 'Written in a tunnel')).toBeVisible()
  await expect(rowOf(page, 'Plan the journey')).toBeVisible()
  await expect(rowOf(page, 'Old news')).toHaveCount(0)
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 3 changes waiting')
  expect(titlesOf(await listOf(person))).toEqual(['Old news', 'Plan the trip'])
  await page.unrouteAll()
  await expect
    .poll(() => listOf(person))
    .toMatchObject([
      { title: 'Written in a tunnel', version: 1 },
      { title: 'Plan the journey', version: 2 },
    ])
  await expect(waitingBar(page)).toBeEmpty()
  await page.reload()
  await expect(rowOf(page, 'Written in a tunnel')).toHaveCount(1)
  await expect(rowOf(page, 'Plan the journey')).toHaveCount(1)
})

test('a change whose answer is lost is made once, however often it is sent', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  const [task] = await seed(person, { title: 'Tick me' })
  await visit(page, '/tasks')
  let sent = 0
  await keepChangesFrom(page, async (route) => {
    await route.fetch()
    sent += 1
    await route.abort()
  })
  await addTask(page, 'Once is enough')
  await expect.poll(() => sent).toBeGreaterThan(1)
  await checkbox(page, 'Tick me').click()
  await expect(async () => {
    const list = await listOf(person, '?status=completed')
    expect(list).toMatchObject([{ id: task?.id }])
  }).toPass()
  await page.reload()
  await expect(waitingBar(page)).toContainText('2 changes waiting')
  await page.unrouteAll({ behavior: 'wait' })
  await expect.poll(() => countKeptChanges(page, person)).toBe(0)
  await expect(waitingBar(page)).toBeEmpty()
  await expect(rowOf(page, 'Once is enough')).toHaveCount(1)
  expect(await listOf(person)).toMatchObject([
    { title: 'Once is enough', version: 1 },
    { title: 'Tick me', completed: true, version: 2 },
  ])
})

for (const { status, says } of [
  { status: 503, says: 'The server is out of reach.' },
  { status: 429, says: 'The server asks for a pause.' },
]) {
  test(`a server that answers ${status} is asked again, and nothing is shown as failed`, async ({
    page,
    person,
    complaints,
  }) => {
    complaints.expect(new RegExp(`${status}`))
    await visit(page, '/tasks')
    const headers = { 'retry-after': '1' }
    await keepChangesFrom(page, (route) => route.fulfill({ status, headers }))
    await addTask(page, 'No hurry')
    await expect(waitingBar(page)).toHaveText(`${says} 1 change waiting`)
    await expect(page.getByRole('group', { name: 'Not saved' })).toHaveCount(0)
    await answered(page, 'POST', async () => {})
    await page.unrouteAll()
    await expect.poll(async () => titlesOf(await listOf(person))).toEqual(['No hurry'])
    await expect(waitingBar(page)).toBeEmpty()
  })
}

test('what the server refuses of what waited is shown, and holds up nothing else', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.expect(/412/)
  const [plan] = await seed(person, { title: 'Plan' }, { title: 'Other' }, { title: 'Third' })
  await visit(page, '/tasks')
  await goOffline(page, person)
  await editTitle(page, 'Plan', 'Mine')
  await editTitle(page, 'Other', 'Other and better')
  await checkbox(page, 'Third').click()
  await person.program.patch(`/api/me/tasks/${plan?.id}`, { data: { title: 'Theirs' } })
  await context.setOffline(false)
  const note = page.getByRole('group', { name: 'Not saved' })
  await expect(note).toContainText('It now reads “Theirs”.')
  await expect
    .poll(() => listOf(person))
    .toMatchObject([
      { title: 'Third', completed: true },
      { title: 'Other and better' },
      { title: 'Theirs' },
    ])
  await expect(waitingBar(page)).toHaveText('1 change is not saved.Show')
  await page.reload()
  await expect(note).toContainText('It now reads “Theirs”.')
  await answered(page, 'PATCH', () => button(note, 'Keep mine').click())
  await expect(note).toBeHidden()
  expect(titlesOf(await listOf(person))).toEqual(['Third', 'Other and better', 'Mine'])
})

test('what was refused of a task that is in no list any more can still be seen to', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/404/)
  // When it is back from the trash, it is of a newer version.
  complaints.expect(/412/)
  const [task] = await seed(person, { title: 'Minutes' })
  await visit(page, '/tasks')
  await person.program.delete(`/api/me/tasks/${task?.id}`)
  await editTitle(page, 'Minutes', 'Minutes, at length')
  await expect(page.getByRole('group', { name: 'Not saved' })).toBeVisible()
  await page.reload()
  await untilAlive(page)
  await expect(waitingBar(page)).toHaveText('1 change is not saved.Show')
  await expect(rowOf(page, 'Minutes')).toHaveCount(0)
  await button(page, 'Show').click()
  const dialog = page.getByRole('dialog', { name: 'Not saved' })
  await expect(dialog).toContainText('Minutes, at length')
  await expectNoViolation(page)
  await person.program.post(`/api/me/tasks/${task?.id}/restore`)
  await answered(page, 'PATCH', () => button(dialog, 'Retry').click())
  await expect(dialog).toBeHidden()
  await expect(waitingBar(page)).toBeEmpty()
  expect(titlesOf(await listOf(person))).toEqual(['Minutes, at length'])
})

test('without a place to keep it, the browser asks before it loses what waits', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await visit(page, '/tasks')
  await answered(page, 'POST', () => addTask(page, 'Saved all the same'))
  await expect.poll(() => wouldAsk(page)).toBe(false)
  await keepChangesFrom(page, (route) => route.abort())
  await addTask(page, 'Only in this page')
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 1 change waiting')
  expect(await wouldAsk(page)).toBe(true)
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await dialog.accept()
  })
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  expect(titlesOf(await listOf(person))).toEqual(['Saved all the same'])
})

test('what is kept in the browser can be left without a question', async ({
  page,
  person: _,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await visit(page, '/tasks')
  await keepChangesFrom(page, (route) => route.abort())
  await addTask(page, 'Kept')
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 1 change waiting')
  expect(await wouldAsk(page)).toBe(false)
})

test('creations carry a key of their own, and edits the version they are of', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  const requests: Record<string, string>[] = []
  page.on('request', (request) => {
    if (isTaskCall(request) && request.method() !== 'GET') requests.push(request.headers())
  })
  await answered(page, 'POST', () => addTask(page, 'One'))
  await answered(page, 'POST', () => addTask(page, 'Two'))
  await answered(page, 'PATCH', () => editTitle(page, 'One', 'One and a half'))
  const [one, two, edit] = requests
  expect(one?.['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
  expect(two?.['idempotency-key']).not.toBe(one?.['idempotency-key'])
  expect(edit?.['if-match']).toBe('"1"')
})
