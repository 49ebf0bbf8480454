import { createServer, type IncomingMessage, request } from 'node:http'
import { freePort } from '../tests/harness/free-port'
import { expect, freshEmail, password } from './fixtures'
import { untilKept } from './offline-page'
import { json, test, untilReady } from './own-server'
import { visit } from './task-page'

test.use({ serviceWorkers: 'allow' })
test.setTimeout(120_000)

test('a page that alone does not come is asked for in peace, and opens when it does', async ({
  page,
  serve,
  complaints,
}) => {
  complaints.allow(/ERR_EMPTY_RESPONSE/)
  const [port, behind] = [await freePort(), String(await freePort())]
  const origin = `http://localhost:${port}`
  await untilReady(serve({ PORT: behind, BETTER_AUTH_URL: origin }))
  const asked: string[] = []
  let isBroken = false
  const isSettings = ({ url }: IncomingMessage) => url === '/settings'
  const front = createServer((incoming, answer) => {
    if (isSettings(incoming)) asked.push(incoming.method ?? '')
    if (isBroken && isSettings(incoming)) return incoming.socket.destroy()
    const { method, url: path, headers } = incoming
    const passed = request({ port: behind, method, path, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    incoming.pipe(passed)
  }).listen(port)
  const data = { name: 'Ada', email: freshEmail(), password }
  await page.request.post(`${origin}/api/auth/sign-up/email`, { data })
  await page.request.post(`${origin}/api/me/tasks`, {
    headers: { ...json, origin },
    data: { title: 'Sail' },
  })
  await page.clock.install()
  await visit(page, `${origin}/tasks`)
  await untilKept(page, 'Sail')

  isBroken = true
  await page.goto(`${origin}/settings`)
  await expect(page.getByRole('heading', { name: 'This page needs a network' })).toBeVisible()
  // A browser itself asks again where a connection ends without an answer.
  asked.length = 0
  const heads = () => asked.filter((method) => method === 'HEAD').length
  const askedAgain = async () => {
    await page.clock.fastForward('01:00')
    return heads()
  }
  await expect.poll(askedAgain).toBeGreaterThan(2)
  expect(asked).not.toContain('GET')
  isBroken = false
  // A question that is under way sets the time of the next one only when it has been answered.
  await expect(async () => {
    await page.clock.fastForward('01:00')
    await expect(page.getByRole('heading', { name: 'Security log' })).toBeVisible({
      timeout: 2_000,
    })
  }).toPass({ timeout: 30_000 })
  await page.close()
  front.closeAllConnections()
  front.close()
})
