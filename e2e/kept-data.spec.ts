import { expect, test } from './fixtures'
import { noNetwork, storedText, untilKept, visitAndKeep } from './offline-page'
import { rowOf, signOut, visit } from './task-page'

test.use({ serviceWorkers: 'allow' })

test('signing out leaves nothing of a person in any cache or database', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  const [task] = await visitAndKeep(page, person, { title: 'Sail' })
  await signOut(page, 'Ada')
  const text = await storedText(page)
  for (const trace of ['Sail', 'Ada', person.email, task?.user_id ?? 'an id']) {
    expect(text).not.toContain(trace)
  }
  const databases = await page.evaluate(() => indexedDB.databases())
  expect(databases.filter(({ name }) => name?.includes(person.id))).toEqual([])
  await context.setOffline(true)
  await page.goto('/tasks')
  await expect(page.getByRole('heading', { name: 'This page needs a network' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open your list' })).toHaveCount(0)
})

test('a page needs no further script to sign out, which a new build may not have', async ({
  page,
  person,
}) => {
  await visitAndKeep(page, person, { title: 'Sail' })
  const scripts: string[] = []
  page.on('request', (request) => {
    const isPages = page.url().endsWith('/tasks')
    if (isPages && request.resourceType() === 'script') scripts.push(request.url())
  })
  await signOut(page, 'Ada')
  expect(scripts).toEqual([])
})

test('another tab writes nothing after one has signed out', async ({ page, context, person }) => {
  await visitAndKeep(page, person, { title: 'Sail' })
  const other = await context.newPage()
  await visit(other, '/tasks')
  await untilKept(other, 'Sail')
  await signOut(page, 'Ada')
  // What it does when it is left, with whatever it has not written yet.
  await other.close({ runBeforeUnload: true })
  await expect.poll(() => context.pages()).toHaveLength(1)
  expect(await storedText(page)).not.toContain('Sail')
  const databases = await page.evaluate(() => indexedDB.databases())
  expect(databases.filter(({ name }) => name?.includes(person.id))).toEqual([])
})

test('a session that was ended elsewhere leaves nothing either', async ({
  page,
  context,
  person,
}) => {
  await visitAndKeep(page, person, { title: 'Sail' })
  await context.clearCookies({ name: /session/ })
  await visit(page, '/tasks')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect.poll(() => storedText(page)).not.toContain('Sail')
})

test('whoever uses the browser next never sees the list of who was there before', async ({
  page,
  context,
  person,
  makePerson,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await visitAndKeep(page, person, { title: 'Sail' })
  const next = await makePerson('Grace')
  await context.clearCookies()
  await context.addCookies(next.cookies)
  await visitAndKeep(page, next, { title: 'Compile' })
  await expect.poll(() => storedText(page)).not.toContain('Sail')
  await context.setOffline(true)
  await page.reload()
  await expect(rowOf(page, 'Compile')).toBeVisible()
  await expect(page.getByText('Sail')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Account of Grace' })).toBeVisible()
})
