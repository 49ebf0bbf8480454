import type { Locator, Page } from '@playwright/test'
import { expectNoViolation } from './axe'
import { expect, listOf, seed, test } from './fixtures'
import { holdRequests } from './hold-requests'
import { noNetwork } from './offline-page'
import {
  answered,
  button,
  notifications,
  openView,
  rowOf,
  untilAlive,
  visit,
  waitingBar,
} from './task-page'

/** A Wednesday. */
const now = new Date('2026-11-25T14:00:00')

const field = (page: Page) => page.getByRole('textbox', { name: 'Add a task' })
const chips = (page: Page) => page.getByRole('list', { name: 'Recognised' }).getByRole('button')
const marks = (page: Page) => page.locator('.recognised')

/** Key by key; what reads it is fetched meanwhile. */
async function type(page: Page, text: string) {
  await field(page).click()
  await page.keyboard.type(text)
}

test.beforeEach(({ page }) => page.clock.setFixedTime(now))

test('marks what it recognises, says it in chips, and sends it as fields', async ({
  page,
  person,
}) => {
  await visit(page, '/tasks')
  await type(page, 'Pay rent by friday 9am p1 #Home and #flat')
  await expect(marks(page)).toHaveText(['by friday 9am', 'p1', '#Home', '#flat'])
  await expect(chips(page)).toHaveText([
    /^Due Fri, Nov 27, 9:00\sAM$/,
    'High priority',
    'Tag home',
    'Tag flat',
  ])
  await expect(
    page.getByText(/^Recognised: Due Fri.*, High priority, Tag home, Tag flat\.$/),
  ).toBeAttached()
  await answered(page, 'POST', () => page.keyboard.press('Enter'))
  await expect(field(page)).toHaveValue('')
  await expect(chips(page)).toHaveCount(0)
  expect(await listOf(person)).toMatchObject([
    {
      title: 'Pay rent and',
      due_date: '2026-11-27',
      due_time: '09:00',
      priority: 'high',
      tags: ['home', 'flat'],
    },
  ])
})

test('says for which day a task is that does not show where it was added', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks?view=today')
  await type(page, 'Pay rent friday')
  await page.keyboard.press('Enter')
  await expect(notifications(page)).toContainText('Added “Pay rent” for Fri, Nov 27.')
  await expect(rowOf(page, 'Pay rent')).toHaveCount(0)
  await type(page, 'Call home')
  await page.keyboard.press('Enter')
  await expect(notifications(page)).toContainText('Added “Call home”.')
  await expect(rowOf(page, 'Call home')).toBeVisible()
})

test('a chip that is pressed, and Backspace behind a span, make it text that stays text', async ({
  page,
  person,
}) => {
  await visit(page, '/tasks')
  await type(page, 'Monday report p1 friday')
  await expect(marks(page)).toHaveText(['p1', 'friday'])
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('Monday report p1 friday')
  await expect(marks(page)).toHaveText(['Monday', 'p1'])
  await button(page, 'High priority. Remove').click()
  await expect(field(page)).toBeFocused()
  await button(page, 'Due Mon, Nov 30. Remove').click()
  await expect(marks(page)).toHaveCount(0)
  await page.keyboard.type(' 9am')
  await expect(marks(page)).toHaveText(['9am'])
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(field(page)).toHaveValue('Monday report p1 friday 9a')
  await answered(page, 'POST', () => page.keyboard.press('Enter'))
  expect(await listOf(person)).toMatchObject([
    { title: 'Monday report p1 friday 9a', due_date: null, priority: 'none' },
  ])
})

test('nothing in quotes is read, and vetoed words are titles', async ({ page, person }) => {
  await visit(page, '/tasks')
  const titles = ['Read "Friday p1 #x"', 'The 9/11 Report', 'buy 2 sun hats']
  for (const title of titles) {
    await type(page, title)
    await expect(marks(page)).toHaveCount(0)
    await answered(page, 'POST', () => page.keyboard.press('Enter'))
  }
  const [hats, report, quote] = await listOf(person)
  for (const task of [hats, report, quote]) {
    expect(task).toMatchObject({ due_date: null, priority: 'none', tags: [] })
  }
  expect([quote?.title, report?.title, hats?.title]).toEqual(titles)
})

test('what is typed before it can be read is read when it is there', async ({ page, person }) => {
  await visit(page, '/tasks')
  const open = await holdRequests(page, '**/*.js')
  await field(page).fill('Call tomorrow p2')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' and more')
  const added = page.waitForResponse((response) => response.request().method() === 'POST')
  open()
  await added
  await expect(field(page)).toHaveValue(' and more')
  expect(await listOf(person)).toMatchObject([
    { title: 'Call', due_date: '2026-11-26', priority: 'medium' },
  ])
})

test('without what reads it, a line is a title, and nothing is lost', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await visit(page, '/tasks')
  await page.route('**/*.js', (route) => route.abort())
  await field(page).fill('Call tomorrow')
  await answered(page, 'POST', () => page.keyboard.press('Enter'))
  expect(await listOf(person)).toMatchObject([{ title: 'Call tomorrow', due_date: null }])
  await paste(field(page), 'milk\neggs')
  await expect(field(page)).toHaveValue('milk eggs')
})

test('a line that cannot be a task stays in the field, with the reason', async ({
  page,
  person,
}) => {
  await visit(page, '/tasks')
  for (const [text, reason] of [
    ['p1 #home', 'A task needs a title.'],
    [`${'x'.repeat(201)} friday`, /at most 200 characters; this one has 201/],
  ] as const) {
    await field(page).fill(text)
    await field(page).press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: reason })).toBeVisible()
    await expect(field(page)).toHaveValue(text)
    await expect(field(page)).toHaveAccessibleDescription(reason)
  }
  expect(await listOf(person)).toEqual([])
})

test('recognises in a browser whose language is none all the same', async ({ page, person: _ }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'language', { value: 'en-US@posix' }),
  )
  await visit(page, '/tasks')
  await type(page, 'Pay rent friday')
  await expect(marks(page)).toHaveText(['friday'])
})

test('what an IME composes is left alone until it is done, and what is before it stays', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await type(page, '牛乳 friday')
  await expect(marks(page)).toHaveText(['friday'])
  const client = await page.context().newCDPSession(page)
  await client.send('Input.imeSetComposition', { text: ' p1', selectionStart: 3, selectionEnd: 3 })
  await expect(field(page)).toHaveValue('牛乳 friday p1')
  await expect(marks(page)).toHaveText(['friday'])
  await client.send('Input.insertText', { text: ' p1' })
  await expect(marks(page)).toHaveText(['friday', 'p1'])
})

test('marks stay under their words in a line that is scrolled, whichever way it runs', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await type(page, `${'a long way to go '.repeat(12)}friday `)
  await expectAligned(page)
  await page.keyboard.press('Home')
  await expectAligned(page)
  await field(page).fill(`${'שלום '.repeat(40)} p1 #בית`)
  await expect(marks(page)).toHaveText(['p1', '#בית'])
  await page.keyboard.press('End')
  await expectAligned(page)
})

/** The text behind has been scrolled as far as the text itself. */
async function expectAligned(page: Page) {
  const mark = marks(page).last()
  await expect
    .poll(() =>
      mark.evaluate((element) => {
        const input = document.querySelector<HTMLInputElement>('input[name=title]')
        const line = element.parentElement
        if (!input || !line) return 'missing'
        const moved = new DOMMatrix(getComputedStyle(line).transform).m41
        return moved === -input.scrollLeft || `${moved} is not ${-input.scrollLeft}`
      }),
    )
    .toBe(true)
}

test('a list that is pasted becomes tasks when one says so', async ({ page, person }) => {
  await visit(page, '/tasks')
  await type(page, 'Shop: ')
  await paste(field(page), '- milk friday\n- eggs #food\n')
  await expect(page.getByText('You pasted 2 lines.')).toBeVisible()
  await expectNoViolation(page)
  await button(page, 'Keep as one line').click()
  await expect(field(page)).toHaveValue('Shop: milk friday eggs #food')
  await field(page).fill('')
  await paste(field(page), `milk friday\neggs #food\n${'x'.repeat(201)}`)
  await button(page, 'Add 3 tasks').click()
  await expect(page.getByText(/This line was not added.*at most 200 characters/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')).toContainText([
    'milk',
    'eggs',
  ])
  await expect
    .poll(() => listOf(person, '?sort=title&order=desc'))
    .toMatchObject([
      { title: 'milk', due_date: '2026-11-27' },
      { title: 'eggs', tags: ['food'] },
    ])
  await paste(field(page), '- bread\n- salt\n')
  await expect(page.getByText('You pasted 3 lines.'), 'one paste after the other').toBeVisible()
  await button(page, 'Discard').click()
  await expect(button(page, 'Discard')).toBeHidden()
})

async function paste(place: Locator, text: string) {
  await place.evaluate((element, data) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', data)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the field with its chips has no violation, ${colorScheme}, at 320 px and in forced colours`, async ({
    page,
    person: _,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 320, height: 640 })
    await visit(page, '/tasks')
    await type(page, 'Pay the rent of the flat friday 9am p1 #home #a-rather-long-name-of-a-tag')
    await expect(chips(page)).toHaveCount(4)
    await expectNoViolation(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(320)
    for (const chip of await chips(page).all()) {
      await expect(chip).toBeInViewport({ ratio: 1 })
      expect((await chip.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
    await page.emulateMedia({ forcedColors: 'active' })
    await expect(marks(page).first()).toHaveCSS('outline-style', 'solid')
    await expect(marks(page).first()).toHaveCSS('color', 'rgba(0, 0, 0, 0)')
    await answered(page, 'POST', () => button(page, 'Add').click())
    await expect(rowOf(page, 'Pay the rent of the flat')).toBeVisible()
  })
}

test('a line and a paste that one leaves for the trash are still there when one is back', async ({
  page,
  person: _,
}) => {
  await visit(page, '/tasks')
  await type(page, 'Pay rent friday p1')
  await expect(chips(page)).toHaveCount(2)
  await chips(page).first().click()
  await expect(chips(page)).toHaveCount(1)
  await paste(field(page), 'milk\neggs')
  for (const elsewhere of ['Completed', 'Trash'] as const) {
    await openView(page, elsewhere)
    await expect(page.getByRole('heading', { level: 1, name: elsewhere })).toBeVisible()
    await expect(field(page)).toBeHidden()
  }
  // The key goes to where there is a line.
  await page.keyboard.press('q')
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('Pay rent friday p1')
  await expect(chips(page)).toHaveCount(1)
  await expect(page.getByText('You pasted 2 lines.')).toBeVisible()
})

test('a line that is begun outlives its page, and is nobody else’s', async ({ page, person }) => {
  page.on('dialog', (dialog) => dialog.accept())
  await visit(page, '/tasks')
  await type(page, 'Half a thought')
  await page.goto('/settings')
  await untilAlive(page)
  await openView(page, 'Inbox')
  await expect(field(page)).toHaveValue('Half a thought')
  await type(page, ', and more')
  await button(page, `Account of ${person.name}`).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await openView(page, 'Inbox')
  await expect(field(page)).toHaveValue('Half a thought, and more')
  await button(page, `Account of ${person.name}`).click()
  await button(page, 'Sign out').click()
  await button(page, 'Sign out and discard').click()
  await page.waitForURL('/')
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
})

test('on a small screen, what is recognised, what waits and what is said stand one over the other', async ({
  page,
  context,
  person,
  complaints,
}) => {
  complaints.allow(noNetwork)
  await page.setViewportSize({ width: 390, height: 800 })
  await seed(person, { title: 'Pay rent' })
  await visit(page, '/tasks')
  await type(page, 'Milk friday p1 #food #home #a-rather-long-name-of-a-tag')
  await expect(chips(page)).toHaveCount(5)
  await context.setOffline(true)
  await rowOf(page, 'Pay rent').getByRole('checkbox').check()
  await expect(waitingBar(page)).toContainText('1 change waiting')
  const form = page.locator('form', { has: field(page) })
  const toast = notifications(page).locator('div').first()
  const edges = async () => {
    const boxes = [toast, waitingBar(page).locator('p'), form].map((place) => place.boundingBox())
    return (await Promise.all(boxes)).map((box) => box ?? { y: 0, height: 0 })
  }
  const [said, waits, line] = await edges()
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(waits?.y ?? 0)
  expect((waits?.y ?? 0) + (waits?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0)
  await context.setOffline(false)
  await expect(waitingBar(page)).toBeEmpty()
})
