import { expect, seed, test } from './fixtures'
import { announcement, button, rowOf, visit } from './task-page'

test('filters are in the address, and Back lifts the last', async ({ page, person }) => {
  await seed(
    person,
    { title: 'Paint', priority: 'high', tags: ['home', 'work'] },
    { title: 'Brushes', priority: 'medium', tags: ['home'] },
    { title: 'Ladder', tags: ['home'] },
    { title: 'Report', priority: 'high', tags: ['work'] },
  )
  await visit(page, '/tasks')
  const items = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('button')
  await expect(items).toHaveCount(4)
  await button(page, 'Filter').click()
  const menu = page.getByRole('region', { name: 'Filter' })
  await menu.getByRole('checkbox', { name: 'High' }).check()
  await expect(page).toHaveURL('/tasks?priority=high')
  await expect(items).toContainText(['Report', 'Paint'])
  await menu.getByRole('checkbox', { name: 'Medium' }).check()
  await expect(page).toHaveURL('/tasks?priority=high,medium')
  await expect(items).toHaveCount(3)
  const other = menu.getByRole('textbox', { name: 'Write a tag' })
  await other.fill('#Home')
  await other.press('Enter')
  await expect(page).toHaveURL('/tasks?priority=high,medium&tag=home')
  await expect(items).toContainText(['Brushes', 'Paint'])
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  await button(rowOf(page, 'Paint'), 'Filter by the tag work').click()
  await expect(page).toHaveURL('/tasks?priority=high,medium&tag=home&tag=work')
  await expect(items).toContainText(['Paint'])
  await expect(items).toHaveCount(1)
  await expect(chips).toHaveText(['High', 'Medium', '#home', '#work'])
  await page.goBack()
  await expect(items).toContainText(['Brushes', 'Paint'])
  await button(page, 'Remove the filter #home').click()
  await expect(page).toHaveURL('/tasks?priority=high,medium')
  await expect(items).toHaveCount(3)
})

test('how many are left is read out', async ({ page, person }) => {
  await seed(person, { title: 'Paint', priority: 'high' }, { title: 'Ladder' })
  await visit(page, '/tasks')
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('lad')
  await expect(announcement(page)).toHaveText('1 task is shown.')
  await search.fill('lark')
  await expect(announcement(page)).toHaveText('Nothing matches.')
  await search.fill('')
  await expect(announcement(page)).toHaveText('2 tasks are shown.')
  await visit(page, '/tasks?priority=high')
  await expect(rowOf(page, 'Paint')).toBeVisible()
  await expect(announcement(page)).toHaveText('')
})

test('a link to a filtered list opens it, and says what matches nothing', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Paint', priority: 'high', tags: ['home'] }, { title: 'Ladder' })
  const html = await (await page.request.get('/tasks?priority=high&tag=home&sort=title')).text()
  expect(html).toContain('Paint')
  expect(html).not.toContain('Ladder')
  await visit(page, '/tasks?priority=low&tag=home&search=paint')
  const sentence = page.getByText('Nothing in Inbox matches “paint”, Low, and #home.')
  await expect(sentence).toBeVisible()
  await button(page, 'Clear the filters').click()
  await expect(page).toHaveURL('/tasks')
  await expect(rowOf(page, 'Ladder')).toBeVisible()
})

test('a tag as long as one may be leaves the menu of filters as wide as it is', async ({
  page,
  person,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await seed(person, { title: 'Paint', tags: ['x'.repeat(50)] })
  await visit(page, '/tasks')
  await button(page, 'Filter').click()
  const menu = page.getByRole('region', { name: 'Filter' })
  await expect(menu.getByRole('checkbox', { name: /x{50}/ })).toBeVisible()
  const [inner, outer] = await menu.evaluate((box) => [box.scrollWidth, box.clientWidth])
  expect(inner).toBe(outer)
  const { x, width } = (await menu.boundingBox()) ?? { x: 0, width: 0 }
  expect(x + width).toBeLessThan(390)
})

test('two filters that are ticked faster than the page follows both count', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Paint', priority: 'high' }, { title: 'Brushes', priority: 'low' })
  await visit(page, '/tasks')
  await button(page, 'Filter').click()
  const menu = page.getByRole('region', { name: 'Filter' })
  await expect(menu.getByRole('checkbox', { name: 'Medium' })).toBeVisible()
  await menu.evaluate((menu) => {
    for (const box of [...menu.querySelectorAll<HTMLElement>('input')].slice(0, 2)) box.click()
  })
  await expect(page).toHaveURL('/tasks?priority=high,medium')
})
