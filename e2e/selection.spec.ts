import type { Page } from '@playwright/test'
import type { Task } from '@/lib/tasks/task-schema'
import { expect, listOf, type Person, seed, test } from './fixtures'
import { holdRequests } from './hold-requests'
import { noNetwork } from './offline-page'
import {
  announcement,
  answered,
  button,
  notifications,
  openView,
  refuseLateScripts,
  rowOf,
  visit,
  waitingBar,
} from './task-page'

const titles = ['First', 'Second', 'Third', 'Fourth']

async function openList(page: Page, person: Person) {
  await seed(person, ...titles.toReversed().map((title) => ({ title })))
  await visit(page, '/tasks')
}

/** What a task says, without what every change moves on. */
function wordsOf({ title, priority, due_date, tags, completed }: Task) {
  return { title, priority, due_date, tags, completed }
}

function untouched(title: string) {
  return { title, priority: 'none', due_date: null, tags: [], completed: false }
}

function mark(page: Page, title: string) {
  return button(page, `Select ${title}`)
}

function bar(page: Page) {
  return page.getByRole('region', { name: 'Selection' })
}

test('a click on the margin selects, with Shift from there to here', async ({ page, person }) => {
  await openList(page, person)
  await mark(page, 'First').click()
  await expect(bar(page)).toContainText('1 selected')
  await mark(page, 'Third').click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 selected')
  await expect(announcement(page)).toHaveText('3 selected')
  await expect(mark(page, 'Second')).toHaveAttribute('aria-pressed', 'true')
  await expect(mark(page, 'Fourth')).toHaveAttribute('aria-pressed', 'false')
  await mark(page, 'Second').click()
  await expect(bar(page)).toContainText('2 selected')
  await openView(page, 'Trash')
  await expect(bar(page)).toBeHidden()
  await openView(page, 'Inbox')
  await expect(rowOf(page, 'First')).toBeVisible()
  await expect(bar(page)).toBeHidden()
})

test('a click on a title selects once one selects, and with Ctrl or Shift before', async ({
  page,
  person,
}) => {
  await openList(page, person)
  await button(page, 'Edit title: First').click({ modifiers: ['Control'] })
  await expect(bar(page)).toContainText('1 selected')
  await button(page, 'Third').click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 selected')
  await button(page, 'Second').press('Enter')
  await expect(bar(page)).toContainText('2 selected')
  await expect(button(page, 'Second')).toHaveAttribute('aria-pressed', 'false')
  await expect(button(page, 'Third')).toHaveAttribute('aria-pressed', 'true')
  await button(bar(page), 'Select all').click()
  await expect(bar(page)).toContainText('4 selected')
  await expect(button(bar(page), 'Select all')).toBeHidden()
  await rowOf(page, 'First').press('F2')
  await expect(page.getByRole('textbox', { name: 'Title of First' })).toBeFocused()
})

test('what is done to many is one change to take back', async ({ page, person }) => {
  await openList(page, person)
  await mark(page, 'First').click()
  await mark(page, 'Third').click({ modifiers: ['Shift'] })
  const undo = () => page.keyboard.press('ControlOrMeta+z')
  const isAsItWas = () =>
    expect.poll(async () => (await listOf(person)).map(wordsOf)).toEqual(titles.map(untouched))
  const countOf = (query: string) =>
    expect.poll(async () => (await listOf(person, query)).length, { message: query })

  await test.step('priority, due date and tag', async () => {
    await button(bar(page), 'Priority').click()
    await page.getByRole('dialog', { name: 'Priority' }).getByText('Low priority').click()
    await countOf('?priority=low').toBe(3)
    await undo()
    await isAsItWas()
    await button(bar(page), 'Due date').click()
    await page.getByRole('dialog', { name: 'Due date' }).getByText('Tomorrow').click()
    await countOf('?due_after=2000-01-01').toBe(3)
    await undo()
    await isAsItWas()
    await button(bar(page), 'Tags').click()
    await expect(page.getByRole('dialog', { name: 'Tags' }).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('errand')
    await page.keyboard.press('Enter')
    await countOf('?tag=errand').toBe(3)
    await undo()
    await isAsItWas()
    await expect(bar(page)).toContainText('3 selected')
  })

  await test.step('completing', async () => {
    await button(bar(page), 'Complete').click()
    await expect(bar(page)).toBeHidden()
    await countOf('?status=completed').toBe(3)
    await button(notifications(page), 'Undo').click()
    await isAsItWas()
  })

  await test.step('deleting', async () => {
    await expect(rowOf(page, 'First')).toBeVisible()
    await mark(page, 'First').click()
    await mark(page, 'Third').click({ modifiers: ['Shift'] })
    await button(bar(page), 'Delete').click()
    await expect(rowOf(page, 'Fourth')).toBeFocused()
    await countOf('').toBe(1)
    await undo()
    await isAsItWas()
  })
})

test('on a small screen one begins from the view, and the bar lies above the add field', async ({
  page,
  person,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await openList(page, person)
  await button(page, 'Select').click()
  await expect(bar(page)).toBeVisible()
  await button(bar(page), 'Select all').click()
  await expect(announcement(page)).toHaveText('4 selected')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  for (const control of await bar(page).getByRole('button').all()) {
    const box = await control.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
  const box = await bar(page).boundingBox()
  const field = await page.getByRole('textbox', { name: 'Add a task' }).boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(field?.y ?? 0)
  await button(bar(page), 'Due date').click()
  const popover = page.getByRole('dialog', { name: 'Due date' })
  await expect(popover).toBeInViewport({ ratio: 1 })
  await popover.getByRole('button', { name: /^Today/ }).click()
  await expect.poll(async () => (await listOf(person, '?due_after=2000-01-01')).length).toBe(4)
  await button(bar(page), 'End selecting').click()
  await expect(bar(page)).toBeHidden()
})

test.describe('of a list that is not loaded to its end', () => {
  const count = 110

  async function openLongList(page: Page, person: Person) {
    const inputs = Array.from({ length: count }, (_, index) => ({ title: `Task ${index}` }))
    await seed(person, ...inputs)
    await visit(page, '/tasks')
    await button(page, 'Select').click()
  }

  test('all is selected, and changed as one', async ({ page, person }) => {
    test.slow()
    await openLongList(page, person)
    const release = await holdRequests(page, /cursor=/)
    await button(bar(page), 'Select all').click()
    await expect(bar(page)).toContainText('100 selected, and more to come')
    await expect(button(bar(page), 'End selecting')).toBeFocused()
    await expect(button(bar(page), 'Complete')).toBeHidden()
    await page.keyboard.press('e')
    release()
    await expect(announcement(page)).toHaveText(`${count} selected`)
    await button(bar(page), 'Complete').click()
    // A few requests at a time.
    const patient = { timeout: 60_000 }
    const left = async () => (await listOf(person, '?completed=false')).length
    await expect.poll(left, patient).toBe(0)
    await page.keyboard.press('ControlOrMeta+z')
    const open = async () => {
      const answer = await person.program.get('/api/me/tasks?completed=false&include_total=true')
      return Number(answer.headers()['x-total-count'])
    }
    await expect.poll(open, patient).toBe(count)
  })

  test('without a network it is what is loaded', async ({ page, person, context, complaints }) => {
    complaints.allow(noNetwork)
    await openLongList(page, person)
    await context.setOffline(true)
    await expect(waitingBar(page)).toBeVisible()
    await button(bar(page), 'Select all').click()
    await expect(announcement(page)).toHaveText('100 selected')
    await button(bar(page), 'Complete').click()
    await expect(waitingBar(page)).toContainText('100 changes waiting')
  })

  test('what does not come is not counted', async ({ page, person, complaints }) => {
    complaints.expect(/ERR_FAILED/)
    await openLongList(page, person)
    await page.route(/cursor=/, (route) => route.abort())
    await button(bar(page), 'Select all').click()
    await expect(announcement(page)).toHaveText('100 selected')
    await expect(button(bar(page), 'Complete')).toBeVisible()
    await page.unroute(/cursor=/)
    await button(page, 'Retry').click()
    await expect(button(page, 'Retry')).toBeHidden()
    await expect(bar(page)).toContainText('100 selected')
    await expect(bar(page)).not.toContainText('more to come')
  })
})

test('where the bar does not come, the list stays, and the keys work', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await seed(person, ...titles.map((title) => ({ title })))
  await refuseLateScripts(page, '/tasks')
  await visit(page, '/tasks')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(announcement(page)).toHaveText('1 selected')
  await page.keyboard.press('e')
  await expect.poll(async () => (await listOf(person, '?completed=true')).length).toBe(1)
  await expect(rowOf(page, 'First')).toBeVisible()
})

test('no row moves when the bar comes', async ({ page, person }) => {
  await openList(page, person)
  const place = async () => (await rowOf(page, 'First').boundingBox())?.y
  const before = await place()
  await mark(page, 'First').click()
  await expect(bar(page)).toBeVisible()
  expect(await place()).toBe(before)
})

test.describe('in the trash', () => {
  async function openTrash(page: Page, person: Person) {
    for (const task of await seed(person, ...titles.toReversed().map((title) => ({ title })))) {
      expect((await person.program.delete(`/api/me/tasks/${task.id}`)).status()).toBe(204)
    }
    await visit(page, '/tasks?view=trash')
  }

  const isOpen = (person: Person, ...open: string[]) =>
    expect
      .poll(async () => (await listOf(person)).map(({ title }) => title).toSorted())
      .toEqual(open)

  test('many are restored as one, by mouse or by key', async ({ page, person }) => {
    await openTrash(page, person)
    await mark(page, 'First').click()
    await mark(page, 'Third').click({ modifiers: ['Shift'] })
    await expect(bar(page)).toContainText('3 selected')
    await expect(button(bar(page), 'Complete')).toHaveCount(0)
    await button(bar(page), 'Restore').click()
    await expect(announcement(page)).toHaveText('3 tasks restored')
    await expect(notifications(page)).toContainText('3 tasks restored')
    await expect(rowOf(page, 'Fourth')).toBeFocused()
    await isOpen(person, 'First', 'Second', 'Third')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(rowOf(page, 'First')).toBeVisible()
    await isOpen(person)

    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowUp')
    await expect(announcement(page)).toHaveText('2 selected')
    for (const key of ['e', '1', 'Delete']) await page.keyboard.press(key)
    await page.keyboard.press('ControlOrMeta+a')
    await expect(announcement(page)).toHaveText('4 selected')
    await button(bar(page), 'Restore').click()
    await expect(page.getByText('The trash is empty.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await isOpen(person, 'First', 'Fourth', 'Second', 'Third')
    expect((await listOf(person)).map(wordsOf)).toEqual(
      expect.arrayContaining(titles.map(untouched)),
    )
  })

  test('on a small screen the bar lies on the views, with no field between', async ({
    page,
    person,
  }) => {
    await page.setViewportSize({ width: 390, height: 700 })
    await openTrash(page, person)
    await button(page, 'Select').click()
    await mark(page, 'First').click()
    const views = await page.getByRole('navigation', { name: 'Views' }).boundingBox()
    const box = await bar(page).boundingBox()
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(Math.round(views?.y ?? -1))
  })

  test('a question goes with what it is about, and the focus stays on the page', async ({
    page,
    context,
    person,
  }) => {
    await openTrash(page, person)
    await mark(page, 'First').click()
    await button(bar(page), 'Delete forever').click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    const second = await context.newPage()
    await visit(second, '/tasks?view=trash')
    await button(second, 'Restore First').click()
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await isOpen(person, 'First')
  })

  test('many are deleted forever only when asked twice, and then nothing brings them back', async ({
    page,
    person,
  }) => {
    await openList(page, person)
    await mark(page, 'First').click()
    await mark(page, 'Fourth').click({ modifiers: ['Shift'] })
    await answered(page, 'DELETE', () => button(bar(page), 'Delete').click())
    await expect(announcement(page)).toHaveText('4 tasks moved to the trash')
    await isOpen(person)
    await openView(page, 'Trash')
    await button(page, 'Select').click()
    await mark(page, 'Second').click()
    await mark(page, 'Third').click()
    await button(bar(page), 'Delete forever').click()
    const question = page.getByRole('alertdialog', { name: 'Delete 2 tasks forever?' })
    await button(question, 'Cancel').click()
    await expect(button(bar(page), 'Delete forever')).toBeFocused()
    await expect(bar(page)).toContainText('2 selected')
    await page.keyboard.press('Enter')
    await button(question, 'Delete forever').click()
    await expect(announcement(page)).toHaveText('2 tasks deleted forever')
    for (const title of ['Second', 'Third']) await expect(rowOf(page, title)).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)
    await expect(button(notifications(page), 'Undo')).toHaveCount(0)
    const inTrash = async () => (await listOf(person, '?status=deleted')).map(({ title }) => title)
    await expect.poll(inTrash).toHaveLength(2)
    await page.keyboard.press('ControlOrMeta+z')
    await isOpen(person, 'First', 'Fourth')
    await expect.poll(inTrash).toEqual([])
    await expect(page.getByRole('alert').filter({ hasText: 'not restored' })).toHaveCount(0)
  })
})
