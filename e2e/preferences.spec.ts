import { expect, seed, test } from './fixtures'
import { answered, button, checkbox, openDetails, rowOf, untilAlive, visit } from './task-page'

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

test('nothing is wider than a screen of 320 px', async ({ page, person }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const due = { due_date: '2020-01-01', due_time: '09:00', priority: 'high' as const }
  await seed(person, { title: word, tags: [word.slice(0, 50), 'home'], ...due })
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  const lists = ['/tasks', '/tasks?view=trash', `/tasks?search=${word}x`]
  for (const path of ['/', '/settings', ...lists]) {
    await visit(page, path)
    expect(`${path} ${await width()}`).toBe(`${path} 320`)
  }
  await visit(page, '/tasks')
  const details = await openDetails(page, word)
  await expect(details).toBeVisible()
  expect(await details.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await button(details, 'Close details').click()
  await button(page, 'Account of Ada').click()
  await expect(button(page, 'Sign out')).toBeInViewport({ ratio: 1 })
  expect(await width()).toBe(320)
  await page.context().clearCookies()
  const forms = ['/sign-in', '/sign-up', '/forgot-password', '/reset-password']
  for (const path of ['/', '/?deleted', ...forms]) {
    await visit(page, path)
    expect(`${path} ${await width()}`).toBe(`${path} 320`)
  }
})

test('what a finger touches is at least 44 px on a small screen', async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await seed(person, { title: 'Touch me', tags: ['a', 'home'], due_date: '2099-12-31' })
  const controls = 'a, button, label:has(input), select, input:not(label input), textarea, summary'
  const tooSmall = () =>
    page.locator(controls).evaluateAll((elements) =>
      elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect()
        const name = element.getAttribute('aria-label') ?? element.textContent
        const isHidden = width <= 1
        const isLarge = Math.round(width) >= 44 && Math.round(height) >= 44
        return isHidden || isLarge ? [] : [`${name}: ${width} × ${height}`]
      }),
    )
  await visit(page, '/tasks?tag=a&priority=none')
  expect(await tooSmall()).toEqual([])
  await button(page, 'Filter').click()
  await expect(page.getByRole('checkbox', { name: 'High' })).toBeVisible()
  expect(await tooSmall()).toEqual([])
  await page.keyboard.press('Escape')
  await button(page, 'Account of Ada').click()
  await expect(button(page, 'Sign out')).toBeVisible()
  expect(await tooSmall()).toEqual([])
  await page.keyboard.press('Escape')
  await openDetails(page, 'Touch me')
  expect(await tooSmall()).toEqual([])
  await page.keyboard.press('Escape')
  // A tag takes nothing of what is above it but its lowest pixels.
  await page.getByRole('button', { name: 'Edit title: Touch me' }).click()
  await expect(page.getByRole('textbox', { name: 'Title of Touch me' })).toBeFocused()
  await page.keyboard.press('Escape')
  await answered(page, 'PATCH', () => checkbox(page, 'Touch me').check())
  await visit(page, '/tasks?view=completed')
  await expect(rowOf(page, 'Touch me')).toBeVisible()
  expect(await tooSmall()).toEqual([])
})

test('where the system chooses the colours, boxes and strokes are still drawn', async ({
  page,
  person,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await seed(person, { title: 'Done', completed: true }, { title: 'Open' })
  for (const [path, title] of [
    ['/tasks', 'Open'],
    ['/tasks?view=completed', 'Done'],
  ] as const) {
    await visit(page, path)
    await expect(checkbox(page, title)).toHaveCSS('appearance', 'auto')
    expect((await checkbox(page, title).boundingBox())?.width).toBeGreaterThan(10)
  }
  const words = button(page, 'Edit title: Done').getByText('Done')
  await expect(words).toHaveCSS('text-decoration-line', 'line-through')
})

test('where less motion is asked for nothing moves, and a ticked row stays to be mended', async ({
  page,
  person,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.clock.install()
  await seed(person, { title: 'Slip of the finger' })
  await visit(page, '/tasks')
  const longest = await page.evaluate(() => {
    const seconds = [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element)
      return `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat)
    })
    return Math.max(...seconds)
  })
  expect(longest).toBeLessThanOrEqual(0.001)
  await page.clock.pauseAt(Date.now() + 60_000)
  await answered(page, 'PATCH', () => checkbox(page, 'Slip of the finger').check())
  await page.clock.runFor(1_000)
  await expect(rowOf(page, 'Slip of the finger')).toHaveCSS('opacity', '1')
  await answered(page, 'PATCH', () => checkbox(page, 'Slip of the finger').uncheck())
  await page.clock.runFor(5_000)
  await expect(checkbox(page, 'Slip of the finger')).not.toBeChecked()
})

test('a theme that was chosen is in the next page that the server sends', async ({
  page,
  person: _,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await visit(page, '/tasks')
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  expect(await (await page.request.get('/tasks')).text()).toContain('data-theme="system"')
  await button(page, 'Account of Ada').click()
  await page.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).check()
  expect(await background()).not.toBe(light)
  for (const path of ['/tasks', '/']) {
    expect(await (await page.request.get(path)).text()).toContain('data-theme="dark"')
  }
  await page.reload()
  await untilAlive(page)
  expect(await background()).not.toBe(light)
  await button(page, 'Account of Ada').click()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})
