import { mkdirSync } from 'node:fs'
import { expect, seed, test } from './fixtures'
import { button, checkbox, visit } from './task-page'

const folder = 'test-results/screens'
const longTitle = `Ask ${'everybody who was there '.repeat(6)}about the minutes`

test('a printed list has boxes and whole titles, and nothing to press', async ({
  page,
  person,
}) => {
  await seed(person, { title: longTitle, completed: true }, { title: 'Done with', completed: true })
  await page.emulateMedia({ colorScheme: 'dark' })
  await visit(page, '/tasks?view=completed')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  for (const name of ['Account of Ada', `Details of ${longTitle}`, 'Delete Done with']) {
    await expect(button(page, name)).toHaveCount(0)
  }
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  for (const title of [longTitle, 'Done with']) {
    await expect(checkbox(page, title)).toHaveCSS('border-top-style', 'solid')
    expect((await checkbox(page, title).boundingBox())?.width).toBeGreaterThan(10)
  }
  const entry = page.getByRole('listitem').filter({ hasText: longTitle })
  const wordsOf = (title: string) => page.getByRole('listitem').getByText(title).last()
  const [sheet, words] = [await entry.boundingBox(), await wordsOf(longTitle).boundingBox()]
  // On several lines, none of which goes beyond the paper.
  expect(words?.height).toBeGreaterThan(40)
  expect(words?.height).toBeLessThan(150)
  expect(sheet?.width).toBeGreaterThan(600)
  expect(words?.width).toBeLessThan(sheet?.width ?? 0)
  await expect(wordsOf('Done with')).toHaveCSS('text-decoration-line', 'line-through')
  await expect(page.getByRole('listitem').first()).toHaveCSS('break-inside', 'avoid')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/print.png`, fullPage: true })
  const pdf = await page.pdf({ path: `${folder}/print.pdf`, format: 'A4' })
  expect(pdf.byteLength).toBeGreaterThan(5_000)
})

test('a long list is on paper as a whole', async ({ page, person }) => {
  const titles = Array.from({ length: 130 }, (_, index) => ({ title: `Entry ${index}` }))
  await seed(person, ...titles)
  await visit(page, '/tasks')
  const items = page.getByRole('main').getByRole('listitem')
  // The rest is fetched when one comes near to the end of what is there.
  await expect(items).toHaveCount(100)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('100 of 130.')).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await items.last().scrollIntoViewIfNeeded()
  await expect.poll(() => items.count()).toBeLessThan(100)
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      const { length } = document.querySelectorAll('main li')
      Object.assign(window, { printed: length })
    })
  })
  await page.pdf()
  expect(await page.evaluate(() => Reflect.get(window, 'printed'))).toBe(titles.length)
  await expect.poll(() => items.count()).toBeLessThan(100)
})
