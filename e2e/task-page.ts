import type { BrowserContext, Locator, Page, Request, Response } from '@playwright/test'

/** How a person gets about the app: by what is written on things. */

export async function visit(page: Page, path: string) {
  await page.goto(path)
  await untilAlive(page)
}

/** Notes in each page of a browser that keys are heard, which a page cannot be asked. */
export async function noteListening(context: BrowserContext) {
  await context.addInitScript(() => {
    const { addEventListener } = window
    window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      if (args[0] === 'keydown') Object.assign(window, { hearsKeys: true })
      return addEventListener.apply(window, args)
    }
  })
}

/**
 * The server's page is seen before it can be worked with: React marks what it has taken over, and
 * where there are keys, listens to them a moment later, when it has drawn all of it.
 */
export async function untilAlive(page: Page) {
  await page.waitForFunction(() => {
    const isTaken = (element: Element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps$'))
    const elements = [...document.querySelectorAll('main, main a, main button, main input')]
    const hasKeys = /^\/(tasks|settings)/.test(location.pathname)
    if (hasKeys && !('hearsKeys' in window)) return false
    return document.readyState === 'complete' && elements.length > 0 && elements.every(isTaken)
  })
}

/** The scripts that a page names come, and none of those that it asks for later. */
export async function refuseLateScripts(page: Page, path: string) {
  const html = await (await page.request.get(path)).text()
  await page.route(/chunks\/.*\.js$/, (route) =>
    html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  )
}

export async function addTask(page: Page, title: string) {
  await page.getByRole('textbox', { name: 'Add a task' }).fill(title)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
}

/** Has quick add fetch what it reads dates with, which it cannot do offline. */
export async function readyQuickAdd(page: Page) {
  const field = page.getByRole('textbox', { name: 'Add a task' })
  await field.fill('Try p1')
  await page.getByRole('list', { name: 'Recognised' }).waitFor()
  await field.fill('')
}

export function addField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Add a task' })
}

export function rowOf(page: Page, title: string): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: title })
}

export function checkbox(page: Page, title: string): Locator {
  return page.getByRole('checkbox', { name: title, exact: true })
}

export function button(place: Page | Locator, name: string): Locator {
  return place.getByRole('button', { name, exact: true })
}

export function notifications(page: Page): Locator {
  return page.getByRole('region', { name: 'Notifications' })
}

export function announcement(page: Page): Locator {
  return page.getByRole('main').getByRole('status')
}

/** Says why changes wait, and how many. */
export function waitingBar(page: Page): Locator {
  return page.getByRole('status', { name: 'Connection' })
}

export type ViewTitle = 'Inbox' | 'Today' | 'Upcoming' | 'Completed' | 'Trash'

export async function openView(page: Page, name: ViewTitle) {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click()
}

export async function openDetails(page: Page, title: string): Promise<Locator> {
  await button(page, `Details of ${title}`).click()
  const name = `Details of ${title}`
  const panel = page.getByRole('region', { name }).or(page.getByRole('dialog', { name }))
  await panel.waitFor()
  return panel
}

export async function editTitle(page: Page, title: string, to: string) {
  await button(page, `Edit title: ${title}`).click()
  const field = page.getByRole('textbox', { name: `Title of ${title}` })
  await field.fill(to)
  await field.press('Enter')
}

export async function signOut(page: Page, name: string) {
  await button(page, `Account of ${name}`).click()
  await button(page, 'Sign out').click()
  await page.waitForURL('/')
}

/** Acts, and waits until the server has answered what came of it. */
export async function answered(
  page: Page,
  method: string,
  act: () => Promise<void>,
): Promise<Response> {
  const answer = page.waitForResponse(
    (response) => isTaskCall(response.request()) && response.request().method() === method,
  )
  await act()
  return answer
}

/** Comes back to the tab after a minute, when the page fetches what has changed. Its clock is installed. */
export async function lookAgain(page: Page) {
  await page.clock.fastForward('01:00')
  await answered(page, 'GET', () =>
    page.evaluate(() => {
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }),
  )
}

export function isTaskCall(request: Request): boolean {
  return new URL(request.url()).pathname.startsWith('/api/me/tasks')
}
