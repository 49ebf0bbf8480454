import type { Page } from '@playwright/test'
import { dayFromNow, expect, listOf, seed, test } from './fixtures'
import { holdRequests } from './hold-requests'
import { goOffline } from './offline-page'
import {
  addTask,
  answered,
  button,
  checkbox,
  lookAgain,
  notifications,
  openView,
  rowOf,
  untilAlive,
  visit,
  waitingBar,
} from './task-page'

// So that the day is one and the same here, in the browser and on the server.
test.use({ timezoneId: 'UTC', locale: 'en-GB' })

function group(page: Page, name: string | RegExp) {
  return page.getByRole('main').getByRole('list', { name }).getByRole('listitem')
}

function count(page: Page, view: string) {
  return page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view })
}

test('Today has what is overdue first, and moves it to today with one press and back with one', async ({
  page,
  person,
}) => {
  const [yesterday, today, tomorrow] = [dayFromNow(-1), dayFromNow(0), dayFromNow(1)]
  await seed(
    person,
    { title: 'Now', due_date: today },
    { title: 'Late', due_date: yesterday, due_time: '09:00' },
    { title: 'Later', due_date: '2020-02-29' },
    { title: 'Not yet', due_date: tomorrow },
    { title: 'Whenever' },
    { title: 'Done', due_date: yesterday, completed: true },
  )
  await visit(page, '/tasks?view=today')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3)
  await expect(group(page, 'Overdue')).toContainText(['Later', 'Late'])
  await expect(group(page, /^Today/)).toContainText(['Now'])
  const headings = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(headings).toContainText(['Overdue', 'Today'])

  await button(page, 'Reschedule all').click()
  await expect(group(page, /^Today/)).toHaveCount(3)
  await expect(headings).toContainText(['Today'])
  const due = async () =>
    (await listOf(person, '?status=pending&sort=title')).map(({ due_date }) => due_date)
  await expect.poll(due).toEqual([today, today, tomorrow, today, null])
  await button(notifications(page), 'Undo').click()
  await expect(group(page, 'Overdue')).toContainText(['Later', 'Late'])
  await expect.poll(due).toEqual([yesterday, '2020-02-29', tomorrow, today, null])
})

test('what is moved to today loses a time that is over by then', async ({ page, person }) => {
  const [yesterday, today] = [dayFromNow(-1), dayFromNow(0)]
  await page.clock.setFixedTime(new Date(`${today}T14:00:00Z`))
  await seed(
    person,
    { title: 'At nine', due_date: yesterday, due_time: '09:00' },
    { title: 'At six', due_date: yesterday, due_time: '18:00' },
  )
  await visit(page, '/tasks?view=today')
  await button(page, 'Reschedule all').click()
  await expect
    .poll(() => listOf(person, '?sort=title'))
    .toMatchObject([
      { title: 'At nine', due_date: today, due_time: null },
      { title: 'At six', due_date: today, due_time: '18:00' },
    ])
  await expect(group(page, /^Today/)).toContainText(['At six', 'At nine'])
})

test('what is overdue is moved without a network, too, where all of it is in sight', async ({
  page,
  context,
  person,
}) => {
  const [yesterday, today] = [dayFromNow(-1), dayFromNow(0)]
  await seed(person, { title: 'Now', due_date: today }, { title: 'Late', due_date: yesterday })
  await visit(page, '/tasks?view=today')
  await goOffline(page, person)
  await button(page, 'Reschedule all').click()
  await expect(group(page, /^Today/)).toHaveCount(2)
  await expect(waitingBar(page)).toContainText('1 change waiting')
  await context.setOffline(false)
  await expect
    .poll(async () => (await listOf(person)).map(({ due_date }) => due_date))
    .toEqual([today, today])
})

test('what is overdue and not in sight yet is moved as well, or it is said why not', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  const [yesterday, today] = [dayFromNow(-1), dayFromNow(0)]
  const late = Array.from({ length: 110 }, (_, index) => ({
    title: `Late ${index}`,
    due_date: yesterday,
  }))
  await seed(person, ...late, { title: 'Now', due_date: today })
  const body = JSON.stringify({ code: 'internal', detail: 'It broke.', request_id: 'abc-123' })
  await page.route('**/api/me/tasks?**', (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
  )
  // The first tasks come with the page, the next do not.
  await visit(page, '/tasks?view=today')
  await addTask(page, 'New, and due today')
  await expect(group(page, /^Today/)).toHaveCount(1)
  await button(page, 'Reschedule all').click()
  const failure = notifications(page).filter({ hasText: 'It broke.' })
  await expect(failure).toBeVisible()
  await expect(button(failure, 'Copy request id')).toHaveAttribute('title', 'abc-123')
  await page.unroute('**/api/me/tasks?**')
  await button(failure, 'Reschedule all').click()
  const isMoved = async () =>
    (await listOf(person, '?limit=500')).filter(({ due_date }) => due_date === today).length
  await expect.poll(isMoved).toBe(112)
})

test('what is done since a moment keeps the day that it was due', async ({ page, person }) => {
  const [yesterday, today] = [dayFromNow(-1), dayFromNow(0)]
  await seed(person, { title: 'Late', due_date: yesterday }, { title: 'Done', due_date: yesterday })
  await visit(page, '/tasks?view=today')
  await checkbox(page, 'Done').check()
  await button(page, 'Reschedule all').click()
  await expect
    .poll(async () => (await listOf(person, '?sort=title')).map(({ due_date }) => due_date))
    .toEqual([yesterday, today])
})

test('Upcoming has a heading for each day, the nearest first', async ({ page, person }) => {
  const tomorrow = dayFromNow(1)
  await seed(
    person,
    { title: 'Far', due_date: '2099-01-02' },
    { title: 'Near', due_date: tomorrow },
    { title: 'Near too', due_date: tomorrow },
    { title: 'Now', due_date: dayFromNow(0) },
  )
  await visit(page, '/tasks?view=upcoming')
  await expect(group(page, /^Tomorrow/)).toContainText(['Near', 'Near too'])
  await expect(group(page, /2 January 2099/)).toContainText(['Far'])
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('title')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(0)
  await expect(group(page, 'Upcoming')).toContainText(['Far', 'Near', 'Near too'])
})

test('Completed has the day on which it was done over each', async ({ page, person }) => {
  await seed(person, { title: 'Done', completed: true })
  await visit(page, '/tasks?view=completed')
  await expect(group(page, /^Today/)).toContainText(['Done'])
  const due = page.getByRole('main').getByRole('heading', { level: 2, name: /^Today/ })
  await expect(due).toBeVisible()
})

test.describe('where it is another day than in UTC, whatever the time is', () => {
  const timezoneId = new Date().getUTCHours() < 11 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati'
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: timezoneId }).format(new Date())
  const heading = new RegExp(`<time dateTime="${day}"[^>]*>Today</time>`)
  test.use({ timezoneId })
  test.beforeEach(({ person }) => seed(person, { title: 'Due there', due_date: day }))

  test('the day is the person’s, and the server’s page has it from the second visit on', async ({
    page,
  }) => {
    await visit(page, '/tasks?view=today')
    await expect(group(page, /^Today/)).toContainText(['Due there'])
    const html = await (await page.request.get('/tasks?view=today')).text()
    expect(html).toContain('Due there')
    expect(html).toMatch(heading)
  })

  test('who signs in has the list of their day from the first page on', async ({
    page,
    context,
    person,
  }) => {
    await context.clearCookies()
    await visit(page, '/sign-in')
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password').fill(person.password)
    const list = page.waitForResponse((response) => new URL(response.url()).pathname === '/tasks')
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await (await list).text()).toMatch(heading)
    await untilAlive(page)
  })

  test('a server that has the wrong zone is put right at once', async ({
    page,
    context,
    baseURL,
  }) => {
    // What looks now and then does not.
    await context.addInitScript(() => Object.assign(window, { setInterval: () => 0 }))
    await context.addCookies([{ name: 'zone', value: 'UTC', url: baseURL ?? '' }])
    await visit(page, '/tasks?view=today')
    await expect(group(page, /^Today/)).toContainText(['Due there'])
    const kept = async () => (await context.cookies()).find(({ name }) => name === 'zone')?.value
    expect(await kept()).toBe(encodeURIComponent(timezoneId))
  })
})

test('a new day moves what is due while the page is open', async ({ page, person }) => {
  const tomorrow = dayFromNow(1)
  await page.clock.install()
  await seed(person, { title: 'For tomorrow', due_date: tomorrow })
  await visit(page, '/tasks?view=today')
  await expect(page.getByText('Nothing is due today.')).toBeVisible()
  await page.clock.fastForward('24:00:00')
  await expect(group(page, /^Today/)).toContainText(['For tomorrow'])
})

test('each view says how many it has, before the server has answered', async ({ page, person }) => {
  const today = dayFromNow(0)
  await seed(person, { title: 'One', due_date: today }, { title: 'Two' }, { title: 'Three' })
  await seed(person, { title: 'Four', due_date: '2099-01-01' })
  const html = await (await page.request.get('/tasks')).text()
  expect(html).toContain('4 tasks')
  await visit(page, '/tasks')
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/4 tasks/)
  await expect(count(page, 'Today')).toHaveAccessibleName(/1 task$/)
  await expect(count(page, 'Upcoming')).toHaveAccessibleName(/1 task$/)
  await expect(count(page, 'Trash')).toHaveAccessibleName('Trash')

  const release = await holdRequests(page, '**/api/me/tasks/*/complete')
  await checkbox(page, 'One').check()
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/3 tasks/)
  await expect(count(page, 'Today')).toHaveAccessibleName('Today')
  await expect(count(page, 'Completed')).toHaveAccessibleName(/1 task$/)
  await answered(page, 'PATCH', async () => release())
  await rowOf(page, 'Two').hover()
  await answered(page, 'DELETE', () => button(page, 'Delete Two').click())
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/2 tasks/)
  await expect(count(page, 'Trash')).toHaveAccessibleName(/1 task$/)
  await page.keyboard.press('Control+z')
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/3 tasks/)
  await expect(count(page, 'Trash')).toHaveAccessibleName('Trash')
  await openView(page, 'Completed')
  await expect(rowOf(page, 'One')).toBeVisible()
})

test('what waits or has failed is counted once, also when the counts are fetched anew', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/500/)
  await page.clock.install()
  await seed(person, { title: 'One' })
  await visit(page, '/tasks')
  let isBroken = true
  await page.route('**/api/me/tasks', async (route) => {
    if (route.request().method() !== 'POST' || !isBroken) return route.fallback()
    const body = JSON.stringify({ code: 'internal', detail: 'It broke here.' })
    await route.fulfill({ status: 500, contentType: 'application/problem+json', body })
  })
  await addTask(page, 'Two')
  const note = page.getByRole('group', { name: 'Not saved' })
  await expect(note).toBeVisible()
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/2 tasks/)
  // The list, the counts, and whatever else is old.
  const counted = page.waitForResponse(
    (response) => new URL(response.url()).searchParams.get('limit') === '1',
  )
  await lookAgain(page)
  await counted
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/2 tasks/)
  await button(note, 'Retry').click()
  await expect(note).toBeVisible()
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/2 tasks/)
  isBroken = false
  await answered(page, 'POST', () => button(note, 'Retry').click())
  await expect(note).toBeHidden()
  await expect(count(page, 'Inbox')).toHaveAccessibleName(/2 tasks/)
})

test('a new task is seen in the view that it is written into', async ({ page, person }) => {
  await visit(page, '/tasks?view=today')
  await page.getByRole('textbox', { name: 'Add a task' }).fill('Milk')
  await answered(page, 'POST', () => page.keyboard.press('Enter'))
  await expect(group(page, /^Today/)).toContainText(['Milk'])
  expect(await listOf(person)).toMatchObject([{ title: 'Milk', due_date: dayFromNow(0) }])
})

test('nothing moves while a view loads, known zone or not', async ({ page, person }) => {
  await seed(
    person,
    { title: 'Late', due_date: '2020-01-01', due_time: '09:00', tags: ['home'], priority: 'high' },
    { title: 'Now', due_date: dayFromNow(0) },
    { title: 'A title that is long enough to be broken into several lines '.repeat(3).trim() },
  )
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/tasks', '/tasks?view=today', '/tasks?view=today&tag=home']) {
      await visit(page, path)
      await page.evaluate(() => document.fonts.ready)
      await expect(rowOf(page, 'Late')).toBeVisible()
      // What the observer has not been told of yet comes with the next frames.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      const shifts = await page.evaluate(() => Reflect.get(window, 'shifts'))
      const sum = shifts.reduce((total: number, shift: number) => total + shift, 0)
      expect(sum, `${path} at ${width} px`).toBeLessThanOrEqual(0.02)
    }
  }
})
