import { expect, listOf, seed, test } from './fixtures'
import { countKeptChanges } from './kept-changes'
import { goOffline } from './offline-page'
import {
  addTask,
  button,
  checkbox,
  editTitle,
  readyQuickAdd,
  rowOf,
  signOut,
  untilAlive,
  visit,
  waitingBar,
} from './task-page'

test('a second tab follows the first, without being looked at', async ({
  page,
  context,
  person,
}) => {
  await seed(person, { title: 'Plan the trip' }, { title: 'Old news' })
  const second = await context.newPage()
  await visit(second, '/tasks')
  await visit(page, '/tasks')
  await page.bringToFront()
  await addTask(page, 'New here')
  await expect(rowOf(second, 'New here')).toBeVisible()
  await editTitle(page, 'Plan the trip', 'Plan the journey')
  await expect(rowOf(second, 'Plan the journey')).toBeVisible()
  await checkbox(page, 'New here').click()
  await expect(rowOf(second, 'New here')).toHaveCount(0)
  await rowOf(page, 'Old news').hover()
  await button(page, 'Delete Old news').click()
  await expect(rowOf(second, 'Old news')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(rowOf(second, 'Old news')).toBeVisible()
  await expect(rowOf(second, 'Plan the journey')).toHaveCount(1)
})

test('tabs share what waits: each shows it, and any of them sends it, once', async ({
  page,
  context,
  person,
}) => {
  const second = await context.newPage()
  for (const tab of [page, second]) {
    await visit(tab, '/tasks')
    await readyQuickAdd(tab)
  }
  await goOffline(page, person)
  await addTask(page, 'From the first')
  await addTask(second, 'From the second')
  for (const tab of [page, second]) {
    await expect(rowOf(tab, 'From the first')).toBeVisible()
    await expect(rowOf(tab, 'From the second')).toBeVisible()
    await expect(waitingBar(tab)).toHaveText('You are offline. 2 changes waiting')
  }
  const sent: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postDataJSON().title)
  })
  await page.close()
  await context.setOffline(false)
  await expect
    .poll(() => listOf(person))
    .toMatchObject([
      { title: 'From the second', version: 1 },
      { title: 'From the first', version: 1 },
    ])
  await expect(waitingBar(second)).toBeEmpty()
  expect(sent).toEqual(['From the first', 'From the second'])
})

test('two tabs that come back at once send each change once', async ({ page, context, person }) => {
  const second = await context.newPage()
  for (const tab of [page, second]) {
    await visit(tab, '/tasks')
    await readyQuickAdd(tab)
  }
  await goOffline(page, person)
  for (const title of ['One', 'Two', 'Three']) await addTask(page, title)
  await expect(waitingBar(second)).toHaveText('You are offline. 3 changes waiting')
  const sent: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postDataJSON().title)
  })
  await context.setOffline(false)
  const titles = async () => (await listOf(person)).map(({ title }) => title)
  await expect.poll(titles).toEqual(['Three', 'Two', 'One'])
  // Whatever each of them still had to say has been said once the next change is through.
  await addTask(second, 'Four')
  await expect.poll(titles).toEqual(['Four', 'Three', 'Two', 'One'])
  for (const tab of [page, second]) await expect(waitingBar(tab)).toBeEmpty()
  expect(sent).toEqual(['One', 'Two', 'Three', 'Four'])
})

test('a change that fails is said in every tab', async ({ page, context, person, complaints }) => {
  complaints.expect(/412/)
  const [task] = await seed(person, { title: 'Plan' })
  const second = await context.newPage()
  for (const tab of [page, second]) await visit(tab, '/tasks')
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Theirs' } })
  await editTitle(page, 'Plan', 'Mine')
  for (const tab of [page, second]) {
    await expect(tab.getByRole('group', { name: 'Not saved' })).toContainText('reads “Theirs”')
  }
  await button(second, 'Take theirs').click()
  for (const tab of [page, second]) {
    await expect(tab.getByRole('group', { name: 'Not saved' })).toHaveCount(0)
    await expect(rowOf(tab, 'Theirs')).toBeVisible()
  }
})

test('signing out in one tab leaves no other tab open on the list', async ({
  page,
  context,
  person: _,
}) => {
  const second = await context.newPage()
  for (const tab of [page, second]) await visit(tab, '/tasks')
  await signOut(page, 'Ada')
  await second.waitForURL('/sign-in?ended')
  await untilAlive(second)
})

test('a pause that the server asks of one tab is kept by the other', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.expect(/429/)
  const second = await context.newPage()
  for (const tab of [page, second]) {
    await visit(tab, '/tasks')
    await readyQuickAdd(tab)
  }
  const sent: string[] = []
  await context.route('**/api/me/tasks', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    sent.push(route.request().postDataJSON().title)
    const body = JSON.stringify({ code: 'rate_limited', detail: 'Later.' })
    const headers = { 'retry-after': '600' }
    await route.fulfill({ status: 429, headers, contentType: 'application/problem+json', body })
  })
  await addTask(page, 'From the first')
  await expect(waitingBar(second)).toHaveText('The server asks for a pause. 1 change waiting')
  await addTask(second, 'From the second')
  await expect.poll(() => countKeptChanges(second, person)).toBe(2)
  await expect(waitingBar(page)).toHaveText('The server asks for a pause. 2 changes waiting')
  // Once the second has asked for the lock and for what is kept, it would have sent.
  await second.evaluate(() => navigator.locks.request('a turn', () => fetch('/api/health/live')))
  expect(sent).toEqual(['From the first'])
})

test('signing out asks before it takes what is typed in another tab', async ({
  page,
  context,
  person,
}) => {
  const second = await context.newPage()
  await visit(second, '/tasks')
  await readyQuickAdd(second)
  await second.getByRole('textbox', { name: 'Add a task' }).fill('Half a thought')
  await visit(page, '/tasks')
  await page.bringToFront()
  await button(page, `Account of ${person.name}`).click()
  await button(page, 'Sign out').click()
  const dialog = page.getByRole('alertdialog', { name: 'What you typed is not saved' })
  await expect(dialog).toContainText('this one or another')
  await button(dialog, 'Stay').click()
  await expect(second.getByRole('textbox', { name: 'Add a task' })).toHaveValue('Half a thought')
  await second.getByRole('textbox', { name: 'Add a task' }).fill('')
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name)),
    )
    .not.toContain('docket-only-copy')
  await button(page, 'Sign out').click()
  await page.waitForURL('/')
})
