import { expect, seed, test } from './fixtures'
import {
  addTask,
  answered,
  button,
  checkbox,
  openView,
  rowOf,
  untilAlive,
  visit,
} from './task-page'

test('the address says what is shown, and Back goes back', async ({ page, person }) => {
  await seed(person, { title: 'Water the plants' }, { title: 'Pay the rent', completed: true })
  await visit(page, '/tasks')
  const heading = page.getByRole('heading', { level: 1 })
  const items = page.getByRole('main').getByRole('listitem')
  await expect(items).toContainText(['Water the plants'])
  await openView(page, 'Today')
  await expect(page).toHaveURL('/tasks?view=today')
  await expect(page.getByText('Nothing is due today.')).toBeVisible()
  await openView(page, 'Completed')
  await expect(page).toHaveURL('/tasks?view=completed')
  await expect(items).toContainText(['Pay the rent'])
  await openView(page, 'Trash')
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await page.goBack()
  await expect(heading).toHaveText('Completed')
  await expect(items).toContainText(['Pay the rent'])
  await page.goBack()
  await page.goBack()
  await expect(heading).toHaveText('Inbox')
  await expect(items).toContainText(['Water the plants'])
})

test('an address of before shows the view that is nearest to it', async ({ page, person }) => {
  await seed(person, { title: 'Water the plants' }, { title: 'Pay the rent', completed: true })
  const heading = page.getByRole('heading', { level: 1 })
  for (const [status, title] of [
    ['pending', 'Inbox'],
    ['completed', 'Completed'],
    ['deleted', 'Trash'],
    ['all', 'Inbox'],
  ] as const) {
    await visit(page, `/tasks?status=${status}`)
    await expect(heading).toHaveText(title)
  }
})

test('a link to a view opens it, searched and sorted', async ({ page, person }) => {
  await seed(person, { title: 'Zinc paint' }, { title: 'Acrylic paint' }, { title: 'Brushes' })
  await visit(page, '/tasks?search=paint&sort=title')
  await expect(page.getByRole('main').getByRole('listitem')).toContainText([
    'Acrylic paint',
    'Zinc paint',
  ])
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('paint')
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('title')
})

test('searches titles and notes, says when nothing matches, and clears', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Find 100% cotton' }, { title: 'Tailor', description: 'cotton coat' })
  await seed(person, { title: 'Something else' })
  await visit(page, '/tasks')
  const items = page.getByRole('main').getByRole('listitem')
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('COTTON')
  await expect(items).toContainText(['Tailor', 'Find 100% cotton'])
  await expect(page).toHaveURL('/tasks?search=COTTON')
  await search.fill('0%')
  await expect(items).toContainText(['Find 100% cotton'])
  await search.fill('nothing like it')
  await expect(page.getByText('Nothing in Inbox matches “nothing like it”.')).toBeVisible()
  await button(page, 'Clear search').click()
  await expect(items).toHaveCount(3)
  await expect(search).toHaveValue('')
})

const orders = [
  { sort: 'created', first: ['Nails', 'Bolts', 'Awl'] },
  { sort: 'due_date', first: ['Awl', 'Nails', 'Bolts'] },
  { sort: 'priority', first: ['Bolts', 'Nails', 'Awl'] },
  { sort: 'title', first: ['Awl', 'Bolts', 'Nails'] },
]

test('sorts', async ({ page, person }) => {
  await seed(person, { title: 'Awl', due_date: '2030-01-01' }, { title: 'Bolts', priority: 'high' })
  await seed(person, { title: 'Nails', due_date: '2030-01-02', priority: 'low' })
  await visit(page, '/tasks')
  for (const { sort, first } of orders) {
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption(sort)
    await expect(page.getByRole('main').getByRole('listitem')).toContainText(first)
  }
})

test('a completed task stays a moment in the Inbox, and then leaves', async ({ page, person }) => {
  await seed(person, { title: 'Lock the shed' })
  await visit(page, '/tasks')
  await answered(page, 'PATCH', () => checkbox(page, 'Lock the shed').check())
  await expect(page.getByText('All done. The docket is clear.')).toBeVisible()
  await openView(page, 'Completed')
  await expect(checkbox(page, 'Lock the shed')).toBeChecked()
})

test('a sample gets one started, and an empty title is refused where it is typed', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await addTask(page, '   ')
  await expect(page.getByRole('alert').filter({ hasText: 'A task needs a title.' })).toBeVisible()
  await answered(page, 'POST', () => button(page, 'Add a sample task').click())
  await page.reload()
  await untilAlive(page)
  await expect(rowOf(page, 'Tick me to see the stamp')).toBeVisible()
})

test('a list that does not load says so, and loads when asked again', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/503/)
  await seed(person, { title: 'Oil the hinges', due_date: '2099-01-01' })
  await visit(page, '/tasks')
  const body = { code: 'unavailable', detail: 'The database is away.', request_id: 'abc-123' }
  const away = { status: 503, contentType: 'application/problem+json', body: JSON.stringify(body) }
  await page.route('**/api/me/tasks?*', (route) => route.fulfill(away))
  await openView(page, 'Upcoming')
  const alert = page.getByRole('alert').filter({ hasText: 'The list did not load.' })
  await expect(alert).toContainText('The database is away. Nothing was changed.')
  await expect(button(alert, 'Copy request id')).toBeVisible()
  await page.unroute('**/api/me/tasks?*')
  await button(alert, 'Retry').click()
  await expect(rowOf(page, 'Oil the hinges')).toBeVisible()
})

test('what is typed to search one view is not sent to another that is opened meanwhile', async ({
  page,
  person: _,
}) => {
  await page.clock.install()
  await visit(page, '/tasks')
  await page.getByRole('searchbox', { name: 'Search' }).fill('paint')
  await openView(page, 'Upcoming')
  await expect(page.getByRole('heading', { level: 1, name: 'Upcoming' })).toBeVisible()
  await page.clock.runFor(1_000)
  await expect(page).toHaveURL('/tasks?view=upcoming')
})
