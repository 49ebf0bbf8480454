import { expect, freshEmail, password } from './fixtures'
import { untilKept } from './offline-page'
import { json, test, untilReady } from './own-server'
import { rowOf, visit } from './task-page'

test.use({ serviceWorkers: 'allow' })
// A server is started, and then waited for in vain.
test.setTimeout(120_000)

test('a list that does not come is shown as it was seen last, and comes when it does', async ({
  page,
  serve,
}) => {
  const server = serve({ DATABASE_URL: 'pglite:memory://' })
  const origin = await untilReady(server)
  const send = (path: string, data: object) => page.request.post(`${origin}${path}`, { data })
  await send('/api/auth/sign-up/email', { name: 'Ada', email: freshEmail(), password })
  const { token } = await (await page.request.get(`${origin}/api/auth/token`)).json()
  const authorization = `Bearer ${token}`
  const add = (title: string) =>
    fetch(`${origin}/api/me/tasks`, {
      method: 'POST',
      headers: { ...json, authorization },
      body: JSON.stringify({ title }),
    })
  await add('Sail')
  await visit(page, `${origin}/tasks`)
  await untilKept(page, 'Sail')
  await add('Row')
  // It takes connections, and answers none.
  server.child.kill('SIGSTOP')
  await page.reload({ waitUntil: 'commit' })
  await expect(rowOf(page, 'Sail')).toBeVisible()
  await expect(rowOf(page, 'Row')).toHaveCount(0)
  server.child.kill('SIGCONT')
  await expect(rowOf(page, 'Row')).toBeVisible()
  await expect(page.getByText(/^As of /)).toHaveCount(0)
})
