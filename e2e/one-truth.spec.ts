import type { Request } from '@playwright/test'
import { expect, listOf, seed, test } from './fixtures'
import {
  addTask,
  answered,
  button,
  checkbox,
  editTitle,
  isTaskCall,
  lookAgain,
  notifications,
  openView,
  rowOf,
  untilAlive,
  visit,
} from './task-page'

test('a program and the browser keep one list', async ({ page, person }) => {
  await visit(page, '/tasks')
  await answered(page, 'POST', () => addTask(page, 'From the browser'))
  const [task] = await listOf(person)
  expect(task).toMatchObject({ title: 'From the browser', completed: false, version: 1 })
  const done = await person.program.patch(`/api/me/tasks/${task?.id}/complete`, {
    data: { completed: true },
  })
  expect(done.status()).toBe(200)
  await seed(person, { title: 'From a program' })
  await page.reload()
  await expect(rowOf(page, 'From a program')).toBeVisible()
  await expect(rowOf(page, 'From the browser')).toBeHidden()
  await openView(page, 'Completed')
  await expect(checkbox(page, 'From the browser')).toBeChecked()
})

test('what a program adds appears when one comes back to the page', async ({ page, person }) => {
  await page.clock.install()
  await visit(page, '/tasks')
  await seed(person, { title: 'From a program' })
  await lookAgain(page)
  await expect(rowOf(page, 'From a program')).toBeVisible()
})

test('a title that changes elsewhere while one is in it is neither overwritten nor lost', async ({
  page,
  person,
}) => {
  const [task] = await seed(person, { title: 'Plan the trip' })
  const field = page.getByRole('textbox', { name: /^Title of/ })
  const rename = (title: string) =>
    person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title } })
  await page.clock.install()
  await visit(page, '/tasks')
  await button(page, 'Edit title: Plan the trip').click()
  await expect(field).toHaveValue('Plan the trip')
  await rename('Theirs')
  await lookAgain(page)
  await expect(field).toHaveAccessibleName('Title of Theirs')
  await field.blur()
  await expect(button(page, 'Edit title: Theirs')).toBeVisible()
  expect(await listOf(person)).toMatchObject([{ title: 'Theirs', version: 2 }])

  await button(page, 'Edit title: Theirs').click()
  await field.fill('Mine')
  await rename('Theirs again')
  await lookAgain(page)
  await expect(field).toHaveAccessibleName('Title of Theirs again')
  await field.press('Enter')
  const note = page.getByRole('group', { name: 'Not saved' })
  await expect(note).toContainText('It now reads “Theirs again”.')
  await expect(button(page, 'Edit title: Mine')).toBeVisible()
  expect(await listOf(person)).toMatchObject([{ title: 'Theirs again' }])
})

test('a title that one is in is asked about when the page goes, and saved when its row does', async ({
  page,
  person,
  complaints,
}) => {
  // The change was begun from what the task was before.
  complaints.expect(/412/)
  const [task] = await seed(person, { title: 'Plan the trip' })
  await page.clock.install()
  await visit(page, '/tasks')
  await button(page, 'Edit title: Plan the trip').click()
  await page.getByRole('textbox', { name: 'Title of Plan the trip' }).fill('Plan the journey')
  const asked = page.waitForEvent('dialog')
  const left = page.evaluate(() => location.reload())
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await left
  await person.program.patch(`/api/me/tasks/${task?.id}/complete`)
  await lookAgain(page)
  await expect(rowOf(page, 'Plan the')).toBeHidden()
  const saved = { title: 'Plan the journey', completed: true }
  await expect.poll(() => listOf(person)).toMatchObject([saved])
})

test('the list is in the page that the server sends', async ({ page, person, browser }) => {
  await seed(person, { title: 'In the HTML' }, { title: '<b>bold</b> & "quoted"' })
  const html = await (await page.request.get('/tasks')).text()
  expect(html).toContain('In the HTML')
  expect(html).toContain('&lt;b&gt;bold&lt;/b&gt;')
  expect(html).not.toContain('<b>bold')
  const context = await browser.newContext({ javaScriptEnabled: false })
  await context.addCookies(person.cookies)
  const scriptless = await context.newPage()
  await scriptless.goto('/tasks')
  await expect(checkbox(scriptless, 'In the HTML')).toBeVisible()
  await context.close()
})

test('completing sets and never toggles, however fast one clicks', async ({ page, person }) => {
  await seed(person, { title: 'Tick me' })
  await visit(page, '/tasks')
  const bodies: unknown[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/complete')) bodies.push(request.postDataJSON())
  })
  await answered(page, 'PATCH', () => checkbox(page, 'Tick me').check())
  expect(bodies).toEqual([{ completed: true }])
  // There and back: the last word is what was seen last.
  await answered(page, 'PATCH', () => checkbox(page, 'Tick me').dblclick())
  await expect.poll(() => bodies.length).toBe(3)
  expect(bodies.slice(1)).toEqual([{ completed: false }, { completed: true }])
  await expect.poll(() => listOf(person)).toMatchObject([{ completed: true, version: 4 }])
  await visit(page, '/tasks?view=completed')
  await expect(checkbox(page, 'Tick me')).toBeChecked()
})

test('a program that ticked first is not unticked by a click on the same box', async ({
  page,
  person,
}) => {
  const [task] = await seed(person, { title: 'Tick me' })
  await visit(page, '/tasks')
  await person.program.patch(`/api/me/tasks/${task?.id}/complete`, { data: { completed: true } })
  await answered(page, 'PATCH', () => checkbox(page, 'Tick me').check())
  expect(await listOf(person)).toMatchObject([{ completed: true, version: 2 }])
})

test('the browser uses the public API alone, with a token, and leaves its origin never', async ({
  page,
  person: _,
  baseURL,
}) => {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  await visit(page, '/')
  await visit(page, '/tasks')
  await answered(page, 'POST', () => addTask(page, 'Call the API'))
  await answered(page, 'PATCH', () => editTitle(page, 'Call the API', 'Call it again'))
  await answered(page, 'PATCH', () => checkbox(page, 'Call it again').check())
  await rowOf(page, 'Call it again').hover()
  await answered(page, 'DELETE', () => button(page, 'Delete Call it again').click())
  await answered(page, 'POST', () => button(notifications(page), 'Undo').click())
  await answered(page, 'GET', () => openView(page, 'Trash'))
  const urls = requests.map((request) => new URL(request.url()))
  expect([...new Set(urls.map(({ origin }) => origin))]).toEqual([baseURL])
  const calls = urls.map(({ pathname }) => pathname).filter((path) => path.startsWith('/api/'))
  for (const path of calls) expect(path).toMatch(/^\/api\/(me\/tasks(\/|$)|auth\/)/)
  expect(calls.length).toBeGreaterThan(6)
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  for (const request of requests.filter(isTaskCall)) {
    const [, token = ''] = /^Bearer (ey.+)$/.exec(request.headers().authorization ?? '') ?? []
    expect(token).not.toBe('')
    expect(stored).not.toContain(token)
  }
  await untilAlive(page)
})
