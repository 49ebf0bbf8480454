import type { Page } from '@playwright/test'
import { expect, seed, test } from './fixtures'
import {
  addTask,
  answered,
  button,
  checkbox,
  editTitle,
  notifications,
  openView,
  rowOf,
  visit,
} from './task-page'

/** 100 ms, on a screen that shows 60 pictures a second. */
const framesMax = 6

/** Clicks what there is to click. @returns how many frames pass until what it leads to is there. */
async function framesUntil(page: Page, clicked: string, isThere: () => boolean) {
  // What it is in may be fetched first, which is not what is measured.
  await page.locator(clicked).first().waitFor({ state: 'attached' })
  return page.evaluate(
    `(async () => {
      document.querySelector(${JSON.stringify(clicked)}).click()
      for (let frames = 0; frames < 600; frames += 1) {
        if ((${isThere})()) return frames
        await new Promise(requestAnimationFrame)
      }
      return null
    })()`,
  )
}

test('whatever one does is seen at once, while the server has not answered', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Second' }, { title: 'First' })
  await visit(page, '/tasks')
  await page.route('**/api/me/tasks**', (route) =>
    route.request().method() === 'GET' ? route.fallback() : new Promise(() => {}),
  )
  const steps: [name: string, clicked: string, isThere: () => boolean][] = [
    [
      'complete',
      'main li input[type="checkbox"]',
      () => document.querySelector('main li [data-done="true"]') !== null,
    ],
    [
      'details',
      '[aria-label="Details of Second"]',
      () =>
        document.querySelector('[aria-label="Details of Second"][aria-expanded="true"]') !== null,
    ],
    [
      'priority',
      'aside input[value="high"]',
      () => document.querySelector('main [title="high priority"]') !== null,
    ],
    [
      'delete',
      '[aria-label="Delete Second"]',
      () => document.querySelector('[aria-label="Delete Second"]') === null,
    ],
    [
      'undo',
      '[aria-label="Notifications"] > :last-child button',
      () => document.querySelector('[aria-label="Delete Second"]') !== null,
    ],
  ]
  for (const [name, clicked, isThere] of steps) {
    const frames = await framesUntil(page, clicked, isThere)
    expect(frames, name).not.toBeNull()
    expect(frames, name).toBeLessThanOrEqual(framesMax)
  }
  // What reads the line is fetched when one comes to write, and is there by the second.
  await addTask(page, 'Third')
  await expect(rowOf(page, 'Third')).toBeVisible()
  await editTitle(page, 'Third', 'Third of three')
  await expect(rowOf(page, 'Third of three')).toBeVisible()
})

test('a toast stays for more than 8 s, and for as long as one is at it', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Pay rent' })
  await page.clock.install()
  await visit(page, '/tasks')
  await page.clock.pauseAt(Date.now() + 60_000)
  await answered(page, 'PATCH', () => checkbox(page, 'Pay rent').check())
  const undo = button(notifications(page), 'Undo')
  await expect(undo).toBeVisible()
  await page.clock.runFor(8_500)
  await expect(undo).toBeVisible()
  await undo.hover()
  await page.clock.runFor(60_000)
  await expect(undo).toBeVisible()
  await undo.focus()
  await page.mouse.move(0, 0)
  await page.clock.runFor(60_000)
  await expect(undo).toBeVisible()
  await undo.blur()
  await page.clock.runFor(8_500)
  await expect(undo).toBeVisible()
  await page.clock.runFor(2_000)
  await expect(undo).toHaveCount(0)
})

test('nothing is drawn in place of a list that comes within 200 ms', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await page.route('**/api/me/tasks?**', () => new Promise(() => {}))
  await openView(page, 'Trash')
  const skeleton = page.getByRole('status').filter({ hasText: 'Loading' })
  const opacityAt = (ms: number) =>
    skeleton.evaluate((element, time) => {
      const [animation] = element.getAnimations()
      if (!animation) throw new Error('it is drawn at once')
      animation.pause()
      animation.currentTime = time
      return Number(getComputedStyle(element).opacity)
    }, ms)
  await expect(skeleton).toBeAttached()
  expect(await opacityAt(199)).toBe(0)
  expect(await opacityAt(300)).toBeGreaterThan(0)
  expect(await opacityAt(400)).toBe(1)
})

test.describe('a row', () => {
  /** Notes which rows move, and how. */
  async function watchMotion(page: Page) {
    await page.addInitScript(() => {
      const moved: string[] = []
      Object.assign(window, { moved })
      document.addEventListener('animationstart', ({ target, animationName }) => {
        const row = target instanceof Element ? target.closest('li') : null
        if (row === target) moved.push(`${animationName} ${row?.textContent}`)
      })
    })
    return () => page.evaluate((): string[] => Reflect.get(window, 'moved'))
  }

  const moves = [/^arrive .*Come/, /^appear .*Go/]

  test('is seen to come and to go', async ({ page, person }) => {
    const movedRows = await watchMotion(page)
    await seed(person, { title: 'Go' })
    await visit(page, '/tasks')
    expect(await movedRows()).toEqual([])
    await addTask(page, 'Come')
    await checkbox(page, 'Go').check()
    await expect(rowOf(page, 'Go')).toHaveCount(0)
    const moved = await movedRows()
    for (const move of moves) expect(moved).toContainEqual(expect.stringMatching(move))
  })

  test('moves not at all where less motion is asked for', async ({ page, person }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const movedRows = await watchMotion(page)
    await seed(person, { title: 'Go' })
    await visit(page, '/tasks')
    await addTask(page, 'Come')
    await checkbox(page, 'Go').check()
    await expect(rowOf(page, 'Go')).toHaveCount(0)
    expect(await movedRows()).toEqual([])
  })
})
