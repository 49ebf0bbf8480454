import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from '@playwright/test'
import { expect, seed } from './fixtures'
import { goodSecret, test, untilReady } from './own-server'
import { refuseLateScripts, visit } from './task-page'

/** More than half of them are done. */
const tasksMade = 19_000

/** Numbers on the screen and in the page, as ARIA has them. */
async function placesOf(page: Page) {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => Number(item.getAttribute('aria-posinset'))))
}

test('a list of ten thousand is scrolled through to the end, each seen once, and few in the page', async ({
  page,
  serve,
  dataDirectory,
}) => {
  test.setTimeout(420_000)
  const quiet = { RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'error' }
  const first = serve(quiet)
  await untilReady(first)
  const ended = once(first.child, 'exit')
  first.child.kill('SIGTERM')
  await ended
  const own = { BETTER_AUTH_SECRET: goodSecret, BETTER_AUTH_URL: '', DATABASE_URL: '' }
  const said = execFileSync(
    process.execPath,
    ['scripts/seed.mjs', '--users', '1', '--tasks', String(tasksMade)],
    { env: { ...process.env, ...own, DATA_DIR: dataDirectory }, encoding: 'utf8' },
  )
  const [, password = ''] = /password (\S+)/.exec(said) ?? []
  const origin = await untilReady(serve(quiet))
  const signIn = await page.request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: 'seed-1@example.com', password },
  })
  expect(signIn.status()).toBe(200)

  await visit(page, `${origin}/tasks?view=completed&sort=title`)
  const items = page.getByRole('main').getByRole('listitem')
  const size = Number(await items.first().getAttribute('aria-setsize'))
  expect(size).toBeGreaterThan(10_000)
  const seen = new Map<number, string>()
  let mostAtOnce = 0
  await expect(async () => {
    const rows = await items.evaluateAll((all) => {
      // To the last row that is told of, in the same turn: none is passed over.
      all.at(-1)?.scrollIntoView({ block: 'start' })
      return all.map(({ id, ariaPosInSet }) => ({ id, place: Number(ariaPosInSet) }))
    })
    mostAtOnce = Math.max(mostAtOnce, rows.length)
    for (const { id, place } of rows) seen.set(place, id)
    expect(Math.max(...seen.keys())).toBe(size)
  }).toPass({ timeout: 300_000, intervals: [20] })
  expect(seen.size).toBe(size)
  expect(new Set(seen.values()).size).toBe(size)
  // Right after a page of 250 has come, too.
  expect(mostAtOnce).toBeLessThan(150)
  await expect.poll(async () => (await placesOf(page)).at(-1)).toBe(size)
  await expect.poll(async () => (await placesOf(page)).length).toBeLessThan(120)
})

test('where what works out the rows does not come, all of them are in the page', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  const count = 130
  await seed(person, ...Array.from({ length: count }, (_, index) => ({ title: `Task ${index}` })))
  await refuseLateScripts(page, '/tasks')
  await visit(page, '/tasks')
  const items = page.getByRole('main').getByRole('listitem')
  await items.last().scrollIntoViewIfNeeded()
  await expect(items).toHaveCount(count)
  await expect(items.last()).toContainText('Task 0')
})
