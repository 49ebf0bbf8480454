import type { Page } from '@playwright/test'
import { addDays } from '@/lib/tasks/calendar-day'
import { expect, listOf, type Person, seed, test } from './fixtures'
import {
  addField,
  announcement,
  answered,
  button,
  checkbox,
  isTaskCall,
  notifications,
  rowOf,
  untilAlive,
  visit,
} from './task-page'

/** The list shows the newest first. */
async function openList(page: Page, person: Person, ...titles: string[]) {
  await seed(person, ...titles.toReversed().map((title) => ({ title })))
  await visit(page, '/tasks')
  await expect(rowOf(page, titles[0] ?? '')).toBeVisible()
}

/** To the first row, which then has the focus. */
async function stepIn(page: Page, title: string) {
  await page.keyboard.press('j')
  await expect(rowOf(page, title)).toBeFocused()
}

function pressed(page: Page, method: string, key: string) {
  return answered(page, method, () => page.keyboard.press(key))
}

function today(page: Page) {
  return page.evaluate(() => {
    const now = new Date()
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    return parts.map((part) => String(part).padStart(2, '0')).join('-')
  })
}

test('Q is for adding and / for searching; in the field they are letters again', async ({
  page,
  person,
}) => {
  await openList(page, person, 'Only')
  await page.keyboard.press('q')
  await expect(addField(page)).toBeFocused()
  await page.keyboard.type('Quick jelly')
  await expect(addField(page)).toHaveValue('Quick jelly')
  await pressed(page, 'POST', 'Enter')
  await expect(rowOf(page, 'Quick jelly')).toBeVisible()
  await rowOf(page, 'Only').focus()
  await page.keyboard.press('/')
  const search = page.getByRole('main').getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('j/k')
  await expect(search).toHaveValue('j/k')
})

test('Q goes to the inbox where a view has no field to add with', async ({ page, person: _ }) => {
  await visit(page, '/tasks?view=trash')
  await page.keyboard.press('q')
  await expect(page).toHaveURL('/tasks')
  await expect(addField(page)).toBeFocused()
})

test('J, K and the arrows go from row to row, and stop at both ends', async ({ page, person }) => {
  await openList(page, person, 'First', 'Second', 'Third')
  for (const [key, title] of [
    ['j', 'First'],
    ['j', 'Second'],
    ['ArrowDown', 'Third'],
    ['j', 'Third'],
    ['k', 'Second'],
    ['ArrowUp', 'First'],
    ['k', 'First'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(rowOf(page, title)).toBeFocused()
  }
  await checkbox(page, 'First').focus()
  await page.keyboard.press('j')
  await expect(rowOf(page, 'Second')).toBeFocused()
})

for (const key of ['Enter', 'F2']) {
  test(`${key} edits the title in place`, async ({ page, person }) => {
    await openList(page, person, 'Old words')
    await stepIn(page, 'Old words')
    await page.keyboard.press(key)
    await expect(page.getByRole('textbox', { name: 'Title of Old words' })).toBeFocused()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('New words')
    await pressed(page, 'PATCH', 'Enter')
    expect(await listOf(person)).toMatchObject([{ title: 'New words' }])
  })
}

test('Space opens the details of the row, and Escape goes back to it', async ({ page, person }) => {
  await openList(page, person, 'Look at me')
  await stepIn(page, 'Look at me')
  await page.keyboard.press('Space')
  const details = page.getByRole('region', { name: 'Details of Look at me' })
  await expect(details.getByLabel('Notes')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await expect(rowOf(page, 'Look at me')).toBeFocused()
})

test('E completes, and among the completed it opens again', async ({ page, person }) => {
  await openList(page, person, 'Do it')
  await stepIn(page, 'Do it')
  await pressed(page, 'PATCH', 'e')
  await expect(announcement(page)).toHaveText('Completed “Do it”.')
  expect(await listOf(person)).toMatchObject([{ completed: true }])
  await visit(page, '/tasks?view=completed')
  await stepIn(page, 'Do it')
  await pressed(page, 'PATCH', 'e')
  expect(await listOf(person)).toMatchObject([{ completed: false }])
})

test('1, 2, 3 and 0 set the priority', async ({ page, person }) => {
  await openList(page, person, 'How much')
  await stepIn(page, 'How much')
  for (const [key, priority] of [
    ['1', 'high'],
    ['2', 'medium'],
    ['3', 'low'],
    ['0', 'none'],
  ] as const) {
    await pressed(page, 'PATCH', key)
    expect(await listOf(person)).toMatchObject([{ priority }])
  }
})

test('T sets the due date: a near one, any one, or none', async ({ page, person }) => {
  await openList(page, person, 'When')
  const day = await today(page)
  await stepIn(page, 'When')
  const popover = page.getByRole('dialog', { name: 'Due date' })
  for (const [choice, due_date] of [
    [/^Tomorrow/, addDays(day, 1)],
    [/^No date/, null],
    [/^Today/, day],
  ] as const) {
    await page.keyboard.press('t')
    await popover.getByRole('button', { name: choice }).focus()
    await pressed(page, 'PATCH', 'Enter')
    await expect(popover).toBeHidden()
    await expect(rowOf(page, 'When')).toBeFocused()
    expect(await listOf(person)).toMatchObject([{ due_date }])
  }
  await page.keyboard.press('t')
  await popover.getByLabel('Another day').fill('2031-03-04')
  await pressed(page, 'PATCH', 'Enter')
  expect(await listOf(person)).toMatchObject([{ due_date: '2031-03-04' }])
  await page.keyboard.press('t')
  await expect(popover).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(popover).toBeHidden()
  await expect(rowOf(page, 'When')).toBeFocused()
})

test('T offers next week once, where it begins tomorrow', async ({ page, person }) => {
  await page.clock.setFixedTime(new Date('2026-11-27T10:00:00'))
  await openList(page, person, 'When')
  await stepIn(page, 'When')
  const popover = page.getByRole('dialog', { name: 'Due date' })
  const nextWeek = popover.getByRole('button', { name: /^Next week/ })
  await page.keyboard.press('t')
  await expect(nextWeek).toContainText('Sun, Nov 29')
  await page.keyboard.press('Escape')
  await expect(popover).toBeHidden()
  await page.clock.setFixedTime(new Date('2026-11-28T10:00:00'))
  await page.reload()
  await untilAlive(page)
  await stepIn(page, 'When')
  await page.keyboard.press('t')
  await expect(popover.getByRole('button', { name: /^Tomorrow/ })).toContainText('Sun, Nov 29')
  await expect(nextWeek).toHaveCount(0)
})

test('L adds a tag, completes one that is in use, and takes one off', async ({ page, person }) => {
  await seed(person, { title: 'Tagged', tags: ['garden'] }, { title: 'Plain' })
  await visit(page, '/tasks')
  await stepIn(page, 'Plain')
  const popover = page.getByRole('dialog', { name: 'Tags' })
  for (const [typed, taken, tags] of [
    ['Home', 'home', ['home']],
    ['gar', 'garden', ['home', 'garden']],
    ['#home ', 'home', ['garden']],
  ] as const) {
    await page.keyboard.press('l')
    await expect(popover.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(typed)
    await expect(popover.getByRole('option', { selected: true })).toContainText(taken)
    await pressed(page, 'PATCH', 'Enter')
    await expect(rowOf(page, 'Plain')).toBeFocused()
    expect(await listOf(person, '?search=Plain')).toMatchObject([{ tags }])
  }
})

test('Delete moves to the trash and on to the next row; the undo keys go back and forth', async ({
  page,
  person,
}) => {
  await openList(page, person, 'Goes', 'Stays')
  await stepIn(page, 'Goes')
  await pressed(page, 'DELETE', 'Delete')
  await expect(announcement(page)).toHaveText('Moved “Goes” to the trash.')
  await expect(button(notifications(page), 'Undo')).toBeVisible()
  await expect(rowOf(page, 'Goes')).toBeHidden()
  await expect(rowOf(page, 'Stays')).toBeFocused()
  await pressed(page, 'POST', 'ControlOrMeta+z')
  await expect(rowOf(page, 'Goes')).toBeVisible()
  await pressed(page, 'DELETE', 'ControlOrMeta+Shift+z')
  await expect(rowOf(page, 'Goes')).toBeHidden()
})

test('X selects, and Shift with J and K takes more and fewer', async ({ page, person }) => {
  await openList(page, person, 'First', 'Second', 'Third')
  await stepIn(page, 'First')
  for (const [key, said] of [
    ['x', '1 selected'],
    ['Shift+j', '2 selected'],
    ['Shift+j', '3 selected'],
    ['Shift+k', '2 selected'],
    ['ControlOrMeta+a', '3 selected'],
    ['Escape', 'Nothing selected'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(announcement(page)).toHaveText(said)
  }
  await expect(page.getByRole('region', { name: 'Selection' })).toBeHidden()
})

test('G and a second key go to each view, from the settings too', async ({ page, person: _ }) => {
  await visit(page, '/tasks')
  for (const [key, address] of [
    ['t', '/tasks?view=today'],
    ['u', '/tasks?view=upcoming'],
    ['d', '/tasks?view=completed'],
    ['b', '/tasks?view=trash'],
    ['i', '/tasks'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page).toHaveURL(address)
  }
  await visit(page, '/settings')
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(page).toHaveURL('/tasks?view=upcoming')
})

test('a key is nobody’s with a modifier it does not name, nor while a text is composed', async ({
  page,
  person,
}) => {
  await openList(page, person, 'Untouched')
  const changes: string[] = []
  page.on('request', (request) => {
    if (isTaskCall(request) && request.method() !== 'GET') changes.push(request.postData() ?? '')
  })
  await stepIn(page, 'Untouched')
  await page.keyboard.press('Shift+E')
  await page.keyboard.press('Alt+e')
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Shift+Delete')
  await page.evaluate(() => {
    const composing = { key: 'e', bubbles: true, cancelable: true, isComposing: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', composing))
  })
  await pressed(page, 'PATCH', '3')
  expect(changes).toEqual(['{"priority":"low"}'])
  expect(await listOf(person)).toMatchObject([{ completed: false, priority: 'low' }])
})

test('under a dialog and in a popover no key reaches the list', async ({ page, person }) => {
  await openList(page, person, 'Behind')
  await stepIn(page, 'Behind')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toBeVisible()
  for (const key of ['e', 'Delete', 'q', 'ControlOrMeta+k']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(rowOf(page, 'Behind')).toBeFocused()
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: 'Due date' })).toBeVisible()
  for (const key of ['e', 'Delete', 'x']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await pressed(page, 'PATCH', '1')
  expect(await listOf(person)).toMatchObject([{ completed: false, priority: 'high' }])
  await expect(page.getByRole('region', { name: 'Selection' })).toBeHidden()
})

test('J and K reach rows that are too far down to be drawn', async ({ page, person }) => {
  const titleOf = (line: number) => `Line ${String(line).padStart(3, '0')}`
  const lines = Array.from({ length: 150 }, (_, index) => index + 1)
  await Promise.all(
    lines.map((line) => {
      const data = { title: titleOf(line), due_date: addDays('2040-01-01', line) }
      return person.program.post('/api/me/tasks', { data })
    }),
  )
  await visit(page, '/tasks?sort=due_date')
  const rows = page.getByRole('main').getByRole('listitem')
  expect(await rows.count()).toBeLessThan(150)
  for (const line of lines.slice(0, 140)) {
    await page.keyboard.press('j')
    await expect(rowOf(page, titleOf(line))).toBeFocused()
  }
  await page.keyboard.press('k')
  await expect(rowOf(page, titleOf(139))).toBeFocused()
})

test('the keys work where a browser keeps nothing', async ({ page, person }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await openList(page, person, 'One')
  await page.keyboard.press('q')
  await expect(addField(page)).toBeFocused()
})
