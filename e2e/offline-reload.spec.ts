import type { Page } from '@playwright/test'
import { expect, listOf, seed, test } from './fixtures'
import { countKeptChanges } from './kept-changes'
import { noNetwork, storedText, untilKept, visitAndKeep } from './offline-page'
import { addTask, button, checkbox, editTitle, rowOf, untilAlive, waitingBar } from './task-page'

test.use({ serviceWorkers: 'allow' })

function viewLink(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name })
}

test('without a network, the list is there as it was seen last', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(
    page,
    person,
    { title: 'Sail', due_date: '2020-01-01' },
    { title: 'Mend the net' },
  )
  await context.setOffline(true)
  await page.reload()
  await untilAlive(page)
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await expect(checkbox(page, 'Mend the net')).toBeVisible()
  await expect(page.getByText(/^As of /)).toBeVisible()
  await expect(button(page, 'Account of Ada')).toBeVisible()
  await expect(page).toHaveTitle('Inbox · Docket')
  // Opened for the first time: the inbox knew what is in it.
  await viewLink(page, 'Today').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await expect(rowOf(page, 'Mend the net')).toHaveCount(0)
})

test('without a network, a list that is there as a whole can be searched and filtered', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(page, person, { title: 'Sail' }, { title: 'Mend the NET', tags: ['boat'] })
  await context.setOffline(true)
  await page.reload()
  await untilAlive(page)
  await page.getByRole('searchbox').fill('the net')
  await expect(rowOf(page, 'Sail')).toHaveCount(0)
  await expect(rowOf(page, 'Mend the NET')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await rowOf(page, 'Mend the NET').getByRole('button', { name: 'boat' }).click()
  await expect(rowOf(page, 'Sail')).toHaveCount(0)
  await expect(rowOf(page, 'Mend the NET')).toBeVisible()
})

test('without a network, it is said that a list goes on', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  const inputs = Array.from({ length: 120 }, (_, n) => ({ title: `Task ${n}` }))
  await visitAndKeep(page, person, ...inputs.slice(0, 1))
  await seed(person, ...inputs.slice(1))
  await page.reload()
  await untilKept(page, 'Task 119')
  await context.setOffline(true)
  await page.reload()
  await untilAlive(page)
  const rest = page.getByText('The rest of this list is fetched when the network is back.')
  await rest.scrollIntoViewIfNeeded()
  await page.getByRole('searchbox').fill('Task 0')
  await expect(page.getByText(/^What was not opened in this browser before/)).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await expect(rest).toBeAttached()
  await context.setOffline(false)
  await page.mouse.wheel(0, 20_000)
  await expect(rowOf(page, 'Task 0')).toBeVisible()
  await expect(rest).toHaveCount(0)
})

test('what is new is shown as soon as the network is back, and nothing old after that', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  const [task] = await visitAndKeep(page, person, { title: 'Sail' })
  await context.setOffline(true)
  await page.reload()
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await person.program.patch(`/api/me/tasks/${task?.id}`, { data: { title: 'Row' } })
  await context.setOffline(false)
  await expect(rowOf(page, 'Row')).toBeVisible()
  await expect(rowOf(page, 'Sail')).toHaveCount(0)
  await expect(page.getByText(/^As of /)).toHaveCount(0)
  await page.reload()
  await expect(rowOf(page, 'Row')).toBeVisible()
})

test('what is done offline is there after a reload, and arrives once, in its order', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(page, person, { title: 'Sail' }, { title: 'Mend the net' })
  await context.setOffline(true)
  await editTitle(page, 'Sail', 'Sail home')
  await addTask(page, 'Written before')
  await expect(waitingBar(page)).toContainText('2 changes waiting')
  await page.reload()
  await untilAlive(page)
  await expect(rowOf(page, 'Sail home')).toBeVisible()
  await expect(rowOf(page, 'Written before')).toBeVisible()
  await expect(waitingBar(page)).toContainText('2 changes waiting')
  await addTask(page, 'Written after')
  await checkbox(page, 'Mend the net').check()
  await expect(waitingBar(page)).toContainText('4 changes waiting')
  await page.reload()
  await untilAlive(page)
  await expect(rowOf(page, 'Written after')).toBeVisible()
  await expect(waitingBar(page)).toContainText('4 changes waiting')
  await context.setOffline(false)
  await expect
    .poll(() => listOf(person))
    .toMatchObject([
      { title: 'Written after', version: 1 },
      { title: 'Written before', version: 1 },
      { title: 'Mend the net', completed: true, version: 2 },
      { title: 'Sail home', completed: false, version: 2 },
    ])
  await expect.poll(() => countKeptChanges(page, person)).toBe(0)
  await expect(waitingBar(page)).toBeEmpty()
  await page.reload()
  await untilAlive(page)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3)
})

test('a list that was not opened before says so, and comes with the network', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(page, person, { title: 'Sail' }, { title: 'Mend the net', completed: true })
  await context.setOffline(true)
  await page.reload()
  await untilAlive(page)
  await viewLink(page, 'Completed').click()
  await expect(page.getByText(/has not been opened in this browser/)).toBeVisible()
  await context.setOffline(false)
  await expect(rowOf(page, 'Mend the net')).toBeVisible()
})

test('any other page says that it needs a network, and opens when there is one', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(page, person, { title: 'Sail' })
  await context.setOffline(true)
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'This page needs a network' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open your list' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Security log' })).toBeVisible()
})

test('the theme that was chosen holds without a network, too', async ({
  page,
  context,
  person,
  complaints,
  baseURL,
}) => {
  complaints.allow(noNetwork)
  await context.addCookies([{ name: 'theme', value: 'dark', url: baseURL }])
  await visitAndKeep(page, person, { title: 'Sail' })
  await context.setOffline(true)
  await page.reload()
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the service worker keeps no answer of the API and nothing of a person', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(page, person, { title: 'Sail' })
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const opened = await Promise.all(names.map((name) => caches.open(name)))
    const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat()
    return requests.map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter((path) => !path.startsWith('/_next/static/'))).toEqual(['/offline'])
  const text = await storedText(page, 'caches')
  for (const secret of ['Sail', 'Ada', person.email]) expect(text).not.toContain(secret)
  await context.setOffline(true)
  const answers = await page.evaluate(
    (paths) => {
      const isAnswered = (path: string) =>
        fetch(path).then(
          () => true,
          () => false,
        )
      return Promise.all(paths.map(isAnswered))
    },
    ['/api/me/tasks', '/api/auth/token', '/api/health/live', '/api/openapi.json'],
  )
  expect(answers).toEqual([false, false, false, false])
})
