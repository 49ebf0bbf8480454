import { once } from 'node:events'
import type { Page, Request } from '@playwright/test'
import { freePort } from '../tests/harness/free-port'
import { expect, freshEmail, password } from './fixtures'
import { untilKept } from './offline-page'
import { json, type Server, test, untilReady } from './own-server'
import { addTask, rowOf, visit, waitingBar } from './task-page'

// The browser has a network, and nobody answers: it never says that it is offline.
test.use({ serviceWorkers: 'allow' })
test.setTimeout(240_000)

const refused = /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/

/** Everything is asked for and asked for again, in vain, a token first; the list is there. */
async function reloadInVain(page: Page) {
  const isForToken = (request: Request) => request.url().endsWith('/api/auth/token')
  const refused = page
    .waitForEvent('requestfailed', isForToken)
    .then(() => page.waitForEvent('requestfailed', isForToken))
  await page.reload()
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await page.clock.fastForward('00:02')
  await refused
}

test('while a server is stopped the list outlives reloads, and it is new again once there is one', async ({
  page,
  serve,
  complaints,
}) => {
  complaints.allow(refused)
  const port = String(await freePort())
  const environment = { PORT: port, BETTER_AUTH_URL: `http://localhost:${port}` }
  const server = serve(environment)
  const origin = await untilReady(server)
  const data = { name: 'Ada', email: freshEmail(), password }
  await page.request.post(`${origin}/api/auth/sign-up/email`, { data })
  const { token } = await (await page.request.get(`${origin}/api/auth/token`)).json()
  const headers = { ...json, authorization: `Bearer ${token}` }
  const call = (method: string, path: string, body: object) =>
    fetch(`${origin}/api/me/tasks${path}`, { method, headers, body: JSON.stringify(body) })
  const { id } = await (await call('POST', '', { title: 'Sail' })).json()
  await page.clock.install()
  await visit(page, `${origin}/tasks`)
  await untilKept(page, 'Sail')
  await stop(server)

  await reloadInVain(page)
  // What is kept is kept again a second after each change.
  await page.clock.fastForward('00:02')
  await addTask(page, 'Row')
  await expect(waitingBar(page)).toHaveText('The server is out of reach. 1 change waiting')
  await page.reload()
  for (const title of ['Sail', 'Row']) await expect(rowOf(page, title)).toBeVisible()

  await page.goto(`${origin}/settings`)
  await expect(page.getByRole('heading', { name: 'This page needs a network' })).toBeVisible()
  const second = serve(environment)
  await untilReady(second)
  await page.clock.fastForward('01:00')
  await expect(page.getByRole('heading', { name: 'Security log' })).toBeVisible()
  await page.goto(`${origin}/tasks`)
  await expect(rowOf(page, 'Row')).toBeVisible()
  const titles = async () => {
    const answer = await fetch(`${origin}/api/me/tasks`, { headers })
    return (await answer.json()).map(({ title }: { title: string }) => title)
  }
  await expect.poll(titles).toContain('Row')
  await expect(waitingBar(page)).toBeEmpty()

  await stop(second)
  await reloadInVain(page)
  await untilReady(serve(environment))
  expect((await call('PATCH', `/${id}`, { title: 'Sail home' })).status).toBe(200)
  await page.clock.fastForward('00:20')
  await expect(rowOf(page, 'Sail home')).toBeVisible()
  await expect(page.getByText(/^As of /)).toHaveCount(0)
})

async function stop({ child }: Server) {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
