import { expect, listOf, seed, test } from './fixtures'
import {
  addTask,
  answered,
  button,
  checkbox,
  openView,
  rowOf,
  signOut,
  untilAlive,
  visit,
} from './task-page'

test('two people at once never see each other’s tasks', async ({ makePerson, openBrowser }) => {
  const people = [await makePerson('Ada'), await makePerson('Grace')] as const
  const pages = await Promise.all(
    people.map(async (person) => (await openBrowser(person)).newPage()),
  )
  const [ada, grace] = pages
  if (!ada || !grace) throw new Error('a page for each')
  for (const page of pages) await visit(page, '/tasks')
  await Promise.all([
    answered(ada, 'POST', () => addTask(ada, 'Only for Ada')),
    answered(grace, 'POST', () => addTask(grace, 'Only for Grace')),
  ])
  await answered(ada, 'PATCH', () => checkbox(ada, 'Only for Ada').check())
  for (const view of ['Inbox', 'Today', 'Upcoming', 'Completed', 'Trash'] as const) {
    for (const page of pages) await openView(page, view)
    await expect(ada.getByText('Only for Grace')).toHaveCount(0)
    await expect(grace.getByText('Only for Ada')).toHaveCount(0)
  }
  for (const page of pages) {
    await page.goto(page === ada ? '/tasks?view=completed&search=Only' : '/tasks?search=Only')
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  }
  expect(await listOf(people[0])).toMatchObject([{ title: 'Only for Ada', completed: true }])
  expect(await listOf(people[1])).toMatchObject([{ title: 'Only for Grace', completed: false }])
})

test('one’s ids open nothing for another, by token or by cookie', async ({
  makePerson,
  openBrowser,
  baseURL,
}) => {
  const [ada, grace] = [await makePerson('Ada'), await makePerson('Grace')]
  const [secret] = await seed(ada, { title: 'Only for Ada' })
  const [own] = await seed(grace, { title: 'Only for Grace' })
  const [owner, caller, id] = [secret?.user_id, own?.user_id, secret?.id]
  const { request: cookie } = await openBrowser(grace)
  const headers = { origin: baseURL ?? '' }
  for (const request of [grace.program, cookie]) {
    for (const [path, status] of [
      [`/api/${owner}/tasks`, 403],
      [`/api/${owner}/tasks/${id}`, 403],
      [`/api/${caller}/tasks/${id}`, 404],
      [`/api/me/tasks/${id}`, 404],
    ] as const) {
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        if (path.endsWith('/tasks') && method !== 'GET') continue
        const data = method === 'PATCH' ? { title: 'Mine now' } : undefined
        const answer = await request.fetch(path, { method, data, headers })
        expect([method, path, answer.status()]).toEqual([method, path, status])
        expect(await answer.text()).not.toContain('Only for Ada')
      }
    }
    for (const [method, action] of [
      ['PATCH', 'complete'],
      ['POST', 'restore'],
    ] as const) {
      const answer = await request.fetch(`/api/me/tasks/${id}/${action}`, { method, headers })
      expect(answer.status()).toBe(404)
    }
  }
  expect(await listOf(ada)).toEqual([secret])
})

test('whoever signs in next in the same browser sees nothing of the one before', async ({
  page,
  person,
  makePerson,
}) => {
  const next = await makePerson('Grace')
  await seed(person, { title: 'Only for Ada' })
  await seed(next, { title: 'Only for Grace' })
  await visit(page, '/tasks')
  await expect(rowOf(page, 'Only for Ada')).toBeVisible()
  await signOut(page, 'Ada')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.waitForURL('/sign-in')
  await untilAlive(page)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(next.email)
  await page.getByLabel('Password').fill(next.password)
  await button(page, 'Sign in').click()
  await page.waitForURL('/tasks')
  await expect(rowOf(page, 'Only for Grace')).toBeVisible()
  await expect(page.getByText('Only for Ada')).toHaveCount(0)
  await page.goBack()
  // Next writes into the history when it takes a page over, which would end the next step back.
  await untilAlive(page)
  await page.goBack()
  await expect(page.getByText('Only for Ada')).toHaveCount(0)
})

test('a tab left open by one person never writes into the list of the next', async ({
  page,
  context,
  person,
  makePerson,
}) => {
  const next = await makePerson('Grace')
  await seed(person, { title: 'Only for Ada' })
  await visit(page, '/tasks')
  await context.clearCookies()
  await context.addCookies(next.cookies)
  await addTask(page, 'Written as Ada')
  await expect(button(page, 'Account of Grace')).toBeVisible()
  await expect(page.getByText('Only for Ada')).toHaveCount(0)
  expect(await listOf(next)).toEqual([])
})
