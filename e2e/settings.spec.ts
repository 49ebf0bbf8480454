import { readFile } from 'node:fs/promises'
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { expectNoViolation } from './axe'
import { test as base, expect, type Person, password, seed } from './fixtures'
import { tabTo } from './focus'
import { addTask, button, rowOf, visit } from './task-page'

const newPassword = 'another sentence is a good one'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** An account and its session. */
const entriesAtFirst = 2

/** Those, 4 writes by another site's page and 6 requests for another's path. */
const entries = entriesAtFirst + 10

type SignInElsewhere = (person: Person, userAgent: string) => Promise<APIRequestContext>

const test = base.extend<{ signInElsewhere: SignInElsewhere }>({
  signInElsewhere: async ({ playwright, baseURL }, use) => {
    const opened: APIRequestContext[] = []
    await use(async ({ email }, userAgent) => {
      const request = await playwright.request.newContext({ baseURL, userAgent })
      opened.push(request)
      const data = { email, password }
      expect((await request.post('/api/auth/sign-in/email', { data })).status()).toBe(200)
      return request
    })
    for (const request of opened) await request.dispose()
  },
})

function part(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

async function isSignedIn(request: APIRequestContext) {
  return (await request.get('/api/auth/token')).status() === 200
}

test('settings are reached from the account’s menu, and the views from there', async ({
  page,
  person,
}) => {
  await seed(person, { title: 'Done already', completed: true })
  await visit(page, '/tasks')
  await button(page, 'Account of Ada').click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.waitForURL('/settings')
  await expect(part(page, 'You').getByText(person.email)).toBeVisible()
  const views = page.getByRole('navigation', { name: 'Views' })
  await expect(views.locator('[aria-current]')).toHaveCount(0)
  await views.getByRole('link', { name: 'Completed' }).click()
  await page.waitForURL('/tasks?view=completed')
  await expect(rowOf(page, 'Done already')).toBeVisible()
})

test('whoever has not signed in is sent to do so', async ({ page }) => {
  await page.goto('/settings')
  await expect(page).toHaveURL('/sign-in?to=%2Fsettings')
})

test('a name is changed, and an empty one is not', async ({ page, person: _ }) => {
  await visit(page, '/settings')
  const name = part(page, 'You').getByRole('textbox', { name: 'Name' })
  await name.fill(' ')
  await button(page, 'Save name').click()
  await expect(name).toHaveAccessibleDescription(/Enter a name/)
  await expect(name).toBeFocused()
  await name.fill('Grace')
  await button(page, 'Save name').click()
  await expect(part(page, 'You').getByRole('status')).toHaveText('Saved.')
  await expect(button(page, 'Account of Grace')).toBeVisible()
  await page.reload()
  await expect(name).toHaveValue('Grace')
})

test('a changed password ends the other sessions, and this page goes on', async ({
  page,
  person,
  signInElsewhere,
  complaints,
}) => {
  complaints.expect(/change-password/)
  const other = await signInElsewhere(person, firefox)
  await fillLog(page, person)
  await visit(page, '/settings')
  const section = part(page, 'Password')
  const current = section.getByLabel('Current password')
  const chosen = section.getByLabel('New password')
  await button(section, 'Change password').click()
  await expect(current).toHaveAccessibleDescription('Enter your current password.')
  await expect(chosen).toHaveAccessibleDescription(/at least 10 characters/)
  await current.fill('not the sentence')
  await chosen.fill(newPassword)
  await button(section, 'Change password').click()
  await expect(current).toHaveAccessibleDescription('That is not your password.')
  await expect(current).toBeFocused()
  expect(await isSignedIn(other)).toBe(true)
  await current.fill(password)
  await button(section, 'Change password').click()
  await expect(section.getByRole('status')).toHaveText(/changed, and every other session has ended/)
  await expect(current).toHaveValue('')
  expect(await isSignedIn(other)).toBe(false)
  await expect(part(page, 'Sessions').getByRole('listitem')).toHaveCount(1)
  // With a token of the session that has ended the first try would be refused.
  const log = part(page, 'Security log')
  await button(log, 'Older').click()
  await expect(log.getByText('Account created')).toBeVisible()
  await visit(page, '/tasks')
  await addTask(page, 'Still here')
  await expect(rowOf(page, 'Still here')).toBeVisible()
})

test('sessions say where they are, and end one by one or all at once', async ({
  page,
  person,
  signInElsewhere,
}) => {
  const [atWork, script, other] = [
    await signInElsewhere(person, firefox),
    await signInElsewhere(person, 'curl/8.5.0'),
    await signInElsewhere(person, 'backup/1.0'),
  ]
  await visit(page, '/settings')
  const sessions = part(page, 'Sessions')
  const rows = sessions.getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.first()).toContainText('This one')
  await expect(rows.filter({ hasText: 'Firefox on Windows' })).toContainText('signed in just now')
  await button(sessions, 'End the session of Firefox on Windows').click()
  await expect(sessions.getByRole('status')).toHaveText('The session has ended.')
  await expect(rows).toHaveCount(3)
  await expect(sessions.getByRole('list')).toBeFocused()
  expect([await isSignedIn(atWork), await isSignedIn(script)]).toEqual([false, true])
  await button(sessions, 'End all other sessions').click()
  await expect(rows).toHaveCount(1)
  expect([await isSignedIn(script), await isSignedIn(other)]).toEqual([false, false])
  await page.reload()
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('This one')
})

test('a session that could not be ended is still there, and the page says so', async ({
  page,
  person,
  signInElsewhere,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await signInElsewhere(person, firefox)
  await visit(page, '/settings')
  await page.route('**/api/auth/revoke-session', (route) => route.abort())
  await button(page, 'End the session of Firefox on Windows').click()
  const alert = part(page, 'Sessions').getByRole('alert')
  await expect(alert).toHaveText(/Nothing was ended. The server could not be reached./)
  await expect(button(page, 'End the session of Firefox on Windows')).toBeVisible()
})

test('a session that has ended elsewhere leads to sign-in at the next change', async ({
  page,
  person,
  signInElsewhere,
  complaints,
}) => {
  complaints.expect(/401/)
  const other = await signInElsewhere(person, firefox)
  await untilLogged(person, entriesAtFirst)
  await visit(page, '/settings')
  await expect(part(page, 'Security log').getByRole('listitem').first()).toBeVisible()
  const { origin } = new URL(page.url())
  await other.post('/api/auth/revoke-other-sessions', { data: {}, headers: { origin } })
  await button(page, 'Save name').click()
  await page.waitForURL('/sign-in?ended')
})

test('the security log says in plain words what happened, page by page', async ({
  page,
  person,
}) => {
  await fillLog(page, person)
  await visit(page, '/settings')
  const log = part(page, 'Security log')
  const rows = log.getByRole('listitem')
  await expect(rows).toHaveCount(10)
  await expect(rows.first()).toContainText('A request for somebody else’s tasks was refused')
  await expect(rows.first()).toContainText('Program “probe”')
  await expect(rows.first().getByRole('time')).toHaveText('just now')
  await expect(rows.first().getByRole('time')).toHaveAttribute('title', /20\d\d/)
  await button(log, 'Older').click()
  await expect(log.getByText('Account created')).toBeVisible()
  await expect(rows).toHaveCount(entries)
  await expect(button(log, 'Older')).toHaveCount(0)
})

test('a log that does not load says why, and loads when it is tried again', async ({
  page,
  person,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED/)
  await untilLogged(person, entriesAtFirst)
  await page.route('**/api/me/security-events**', (route) => route.abort())
  await visit(page, '/settings')
  const log = part(page, 'Security log')
  await expect(log.getByRole('alert')).toContainText('The log did not load.')
  await expectNoViolation(page)
  await page.unroute('**/api/me/security-events**')
  await button(log, 'Retry').click()
  await expect(log.getByText('Account created')).toBeVisible()
})

test('everything of one’s own comes as a file', async ({ page, person }) => {
  await seed(person, { title: 'Take me along' })
  await visit(page, '/settings')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download your data' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(JSON.stringify(JSON.parse(text))).toContain('Take me along')
})

test('an account is deleted with the right password alone, and for good', async ({
  page,
  person,
  signInElsewhere,
  complaints,
}) => {
  complaints.expect(/delete-user/)
  const other = await signInElsewhere(person, firefox)
  await seed(person, { title: 'Gone soon' })
  await visit(page, '/settings')
  await button(page, 'Delete account…').click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  const secret = dialog.getByLabel('Your password')
  await expect(dialog).toHaveAccessibleDescription(/All your tasks go with it/)
  await button(dialog, 'Delete for good').click()
  await expect(secret).toHaveAccessibleDescription('Enter your password.')
  await secret.fill('not the sentence')
  await button(dialog, 'Delete for good').click()
  await expect(secret).toHaveAccessibleDescription('That is not your password.')
  await expect(secret).toBeFocused()
  expect((await person.program.get('/api/me/tasks')).status()).toBe(200)
  await secret.fill(person.password)
  await button(dialog, 'Delete for good').click()
  await page.waitForURL('/?deleted')
  await expect(page.getByText('Your account is deleted, with all its tasks.')).toBeVisible()
  expect((await person.program.get('/api/me/tasks')).status()).toBe(401)
  expect(await isSignedIn(other)).toBe(false)
  const data = { email: person.email, password: person.password }
  expect((await other.post('/api/auth/sign-in/email', { data })).status()).toBe(401)
})

test('everything is reached by keyboard, and the dialog gives the focus back', async ({
  page,
  person,
  signInElsewhere,
}) => {
  await signInElsewhere(person, firefox)
  await untilLogged(person, entriesAtFirst)
  await visit(page, '/settings')
  await expect(part(page, 'Security log').getByRole('listitem').first()).toBeVisible()
  for (const name of ['Save name', 'Change password', 'End the session of Firefox on Windows']) {
    await tabTo(page, button(page, name))
  }
  await tabTo(page, page.getByRole('link', { name: 'Download your data' }))
  await tabTo(page, button(page, 'Delete account…'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button(page, 'Delete account…')).toBeFocused()
})

test('a theme chosen here is the chosen one in the account’s menu too', async ({
  page,
  person: _,
}) => {
  await visit(page, '/settings')
  await part(page, 'Theme').getByRole('radio', { name: 'Dark' }).check()
  await button(page, 'Account of Ada').click()
  const menu = part(page, 'Account')
  await expect(menu.getByRole('radio', { name: 'Dark' })).toBeChecked()
  expect(await (await page.request.get('/settings')).text()).toContain('data-theme="dark"')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`settings can be used by everybody, on every screen: ${colorScheme}`, async ({
    page,
    person,
    signInElsewhere,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signInElsewhere(person, firefox)
    await fillLog(page, person)
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await visit(page, '/settings')
      await expect(button(part(page, 'Security log'), 'Older')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await expectNoViolation(page)
    }
    await button(page, 'Change password').click()
    await expect(page.getByText('Enter your current password.')).toBeVisible()
    await expectNoViolation(page)
    await button(page, 'Delete account…').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoViolation(page)
  })
}

const task = `/tasks/${crypto.randomUUID()}`
const writes = [
  { method: 'POST', path: '/tasks' },
  { method: 'PATCH', path: task },
  { method: 'PATCH', path: `${task}/complete` },
  { method: 'POST', path: `${task}/restore` },
]
const reads = ['/export', '/security-events'].map((path) => ({ method: 'GET', path }))

/** More than a page of entries, of which the newest are of the program "probe". */
async function fillLog(page: Page, person: Person) {
  for (const { method, path } of writes) {
    const headers = { origin: 'https://elsewhere.example' }
    const answer = await page.request.fetch(`/api/me${path}`, { method, headers })
    expect(answer.status()).toBe(403)
  }
  for (const { method, path } of [...writes, ...reads]) {
    const headers = { 'user-agent': 'probe/1.0' }
    const answer = await person.program.fetch(`/api/somebody-else${path}`, { method, headers })
    expect(answer.status()).toBe(403)
  }
  await untilLogged(person, entries)
}

/** Waits for so many entries of the security log: they are saved a moment after what they tell of. */
async function untilLogged({ program }: Person, count: number) {
  const countSaved = async () => {
    const events = await (await program.get('/api/me/security-events')).json()
    return events.length
  }
  await expect.poll(countSaved).toBeGreaterThanOrEqual(count)
}
