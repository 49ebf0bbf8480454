import type { Page } from '@playwright/test'
import { expect, listOf, password, seed, test } from './fixtures'
import { button, checkbox, isTaskCall, openDetails, rowOf, visit } from './task-page'

const shiftMax = 0.02

/** As on a train: 400 ms there and back, and half a megabit a second. */
async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page)
  const throughput = 64_000
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400 },
    ...{ downloadThroughput: throughput, uploadThroughput: throughput },
  })
}

type Shift = PerformanceEntry & { value?: number; hadRecentInput?: boolean }

/**
 * Adds up, on every page from its first moment on, what moves by itself, as Core Web Vitals count it.
 * @returns what tells the sum so far, of the page that is open.
 */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let sum = 0
    const count = (shifts: Shift[]) => {
      for (const { hadRecentInput, value = 0 } of shifts) if (!hadRecentInput) sum += value
    }
    const observer = new PerformanceObserver((list) => count(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    const shiftSoFar = () => {
      count(observer.takeRecords())
      return sum
    }
    Object.assign(window, { shiftSoFar })
  })
  return () =>
    page.evaluate(async () => {
      // What has moved is noted once it is painted.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const shiftSoFar: unknown = Reflect.get(window, 'shiftSoFar')
      if (typeof shiftSoFar !== 'function') throw new Error('nobody watches this page')
      return Number(shiftSoFar())
    })
}

test('what moves by itself is seen to move', async ({ page }) => {
  const shiftOf = await watchShifts(page)
  await visit(page, '/sign-in')
  await page.evaluate(() => document.body.style.setProperty('padding-top', '40vh'))
  await expect.poll(shiftOf).toBeGreaterThan(shiftMax)
})

test('on a slow network the list does not jump, and one Enter too many adds nothing', async ({
  page,
  person,
}) => {
  await seed(person, ...['First', 'Second', 'Third'].map((title) => ({ title })))
  await slowDown(page)
  const shiftOf = await watchShifts(page)
  await visit(page, '/tasks')
  const added: string[] = []
  page.on('request', (request) => {
    if (isTaskCall(request) && request.method() === 'POST') added.push(request.url())
  })
  const field = page.getByRole('textbox', { name: 'Add a task' })
  await field.fill('Only once')
  await field.press('Enter')
  await field.press('Enter')
  await expect(rowOf(page, 'Only once')).toHaveCount(1)
  await expect.poll(async () => (await listOf(person)).length).toBe(4)
  await checkbox(page, 'Second').check()
  const details = await openDetails(page, 'First')
  await expect(details).toBeVisible()
  await button(details, 'Close details').click()
  await expect.poll(async () => (await listOf(person, '?status=completed')).length).toBe(1)
  await expect(rowOf(page, 'Only once')).toHaveCount(1)
  expect(added).toHaveLength(1)
  expect(await shiftOf()).toBeLessThanOrEqual(shiftMax)
})

for (const path of ['/', '/sign-up']) {
  test(`on a slow network ${path} does not jump while it comes`, async ({ page }) => {
    await slowDown(page)
    const shiftOf = await watchShifts(page)
    await visit(page, path)
    await page.evaluate(() => document.fonts.ready)
    expect(await shiftOf()).toBeLessThanOrEqual(shiftMax)
  })
}

test('on a slow network a form that is sent twice is sent once', async ({ page, makePerson }) => {
  const { email } = await makePerson('Ada')
  await slowDown(page)
  const shiftOf = await watchShifts(page)
  await visit(page, '/sign-in')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/sign-in/email')) sent.push(request.url())
  })
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Password').press('Enter')
  await page.getByLabel('Password').press('Enter')
  await expect(button(page, 'Signing in…')).toBeVisible()
  expect(await shiftOf()).toBeLessThanOrEqual(shiftMax)
  await page.waitForURL('/tasks')
  expect(sent).toHaveLength(1)
})
